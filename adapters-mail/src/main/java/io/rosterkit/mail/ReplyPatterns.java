package io.rosterkit.mail;

import java.util.regex.Pattern;

/** Patterns for the texts of replies, for what no code tells. They match lower-case text without addresses. */
final class ReplyPatterns {

    static final Pattern GREYLIST = Pattern.compile("gr[ea]y[- ]?list");

    static final Pattern STARTTLS = Pattern.compile("starttls|encrypt|\\btls\\b|\\bssl\\b");

    /** The server does not relay mails of this client. This is never about the recipient, whatever the code is. */
    static final Pattern RELAY_DENIED =
            Pattern.compile("\\brelay\\w*( access| mail)?( is| was)? (denied|prohibited|refused|disallowed"
                    + "|forbidden|rejected|not (permitted|allowed|accepted|authori[sz]ed|supported))|(do not|don't|not permitted to|not allowed to"
                    + "|unable to|cannot|can't|won't|will not|refuse to|not an? open|no) relay|rcpthosts");

    static final Pattern RELAY =
            Pattern.compile("\\brelay(?! (recipient|domain|user))(ing|ed|s)?\\b|not an? (open )?gateway");

    static final Pattern HELO = Pattern.compile("\\b(helo|ehlo)\\b");

    static final Pattern RATE = Pattern.compile(
            "\\b(rate|rates|ratelimit\\w*|throttl\\w*|flood\\w*)\\b|too (many|much|fast|quick)"
                    + "|(server|system|too|is|host) busy|slow down|(daily|hourly|sending|submission|connections?|session) "
                    + "(\\w+ ){0,3}(quota|limit)|limit (\\w+ ){0,3}(reached|exceeded)|submissionquota|concurrent|unusual (amount|volume)");

    static final Pattern LOGIN =
            Pattern.compile("(smtp[ -]?)?auth\\w* (is )?(required|needed)|requires? (smtp )?auth\\w*"
                    + "|(not|without|must|please|need to|turn on|enable) (be )?(smtp )?auth\\w*|(log ?in|sign ?in) (first|required)"
                    + "|(must|please|not) (be )?(log|logged|sign|signed) ?in");

    /** The sender of the mail, which is the same for all mails, so this is never about the recipient. */
    static final Pattern SENDER =
            Pattern.compile("sender('s)? (e-?mail|address|verif\\w*|domain|denied|rejected|refused|unknown"
                    + "|invalid|is not|not|must|mismatch|blocked|user|thread)|(invalid|bad|unknown|unverified|your|envelope|from this) "
                    + "sender|return path|send ?as|badmailfrom|(mail|envelope|header)? ?from (address|header|domain)|mail from"
                    + "|not verified|submission");

    /** A policy of the server against the client or the mail. */
    static final Pattern POLICY = Pattern.compile(
            "\\bip\\b|client host|(your|the|this|sending) (host|server|network|domain|message|mail"
                    + "|e-?mail|client)|\\bblocked\\b|(block|black|deny) ?list|blacklist\\w*|dnsbl|\\brbl\\b|listed (in|on|at|by)|reputation|\\bspam"
                    + "|polic(y|ies)|prohibit|(reverse|host) ?(dns|name|lookup)|\\brdns\\b|\\bptr\\b|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|virus|malware"
                    + "|phish|content|(access|permission) (is )?denied|\\bdenied\\b|authori[sz]ed|banned|suspicious|bulk|junk|trusted|\\byou (are|have|must|need)\\b|your (access|connection|isp|provider)");

    /** The client, its domain or the server, although the reply has a code about the recipient. */
    static final Pattern CLIENT =
            Pattern.compile("unauthenticated|exceeded the max|per hour|frequency limit|no permission"
                    + "|outgoing (mail|message|quota)|disabled for sending|client (greeting|name)|reverse path|unrouteable sender"
                    + "|must issue|pop before|submitted via|insufficient security|system error|out of disk|try again|country not"
                    + "|allowance|dns mx|resource record");

    private static final String RECIPIENT_NOUN =
            "(user|recipient|mail ?box|account|addressee|person|alias|inbox|customer|subscriber)";

    /** The recipient, whatever the code is. */
    static final Pattern RECIPIENT = Pattern.compile(
            "\\b" + RECIPIENT_NOUN + "\\b.{0,40}\\b(unknown|not? ?(found|known|valid|active|local|exist"
                    + "|exists|available|listed|here)|unavailable|invalid|n't exist|doesn't|disabled|inactive|suspended|blocked|closed"
                    + "|no longer|rejected|full|over|quota|limit|locked|expired|discontinued|refused)\\b|\\b(no such|unknown|invalid|unrout\\w+"
                    + "|undeliverable|non-?existent|bad|no|not a|not our) (\\w+ ){0,2}(" + RECIPIENT_NOUN
                    + "|address|domain|local part)\\b"
                    + "|address (\\w+ ){0,2}(unknown|not found|not exist|doesn't exist|rejected|invalid)|over ?quota|(?<!message )quota exceeded"
                    + "|exceeded (\\w+ ){0,3}quota|user doesn't have|(couldn't|could not|cannot|can't) find (\\w+ ){0,2}(user|recipient|mailbox|account|address)|unrout\\w+|not (accept|receive|accepting|receiving) (any )?mail");

    /** The standard texts of RFC 5321 section 4.2.2, which servers use for any reason. */
    static final Pattern STANDARD_TEXT =
            Pattern.compile("requested (mail )?action|mailbox (is )?(unavailable|name not allowed)");

    /** An error of the server itself. */
    static final Pattern SERVER_ERROR =
            Pattern.compile("\\b(local|internal|system|server|temporary|lookup|database|configuration|resources?"
                    + "|storage|disk|space|dns|service)\\b");

    private ReplyPatterns() {}
}
