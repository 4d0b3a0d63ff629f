-- 100,000 users on either side, 100 in each organization, who have all signed in once. On the tables of the library
-- they are copies of the owner of their organization, but for roles, address and name.
insert into rk_user (organization, id, address, address_key, open_key, verified, name, phone, status, user_type,
    lock_kind, lock_since, lock_until, session_epoch, device_epoch, since, creator, invitation, listing, version, seal,
    data_salt, demands_second_step)
select u.organization, gen_random_uuid(), a.address, a.address,
    substring(sha256(convert_to('address|' || a.address, 'UTF8')) from 1 for 16), true, 'Person ' || a.n, null, u.status,
    u.user_type, null, null, null, u.session_epoch, u.device_epoch, u.since, null, null, 'UNLISTED', 1,
    u.seal, decode(md5(a.address), 'hex'), false
from rk_user u,
    lateral (select n, 'person' || n || '@' || split_part(u.address, '@', 2) as address from generate_series(0, 99) n) a
where u.status = 'ACTIVE';

insert into rk_user_practice (organization, user_id, practice, starts, ends, assigned_by)
select u.organization, u.id, o.practice, null, null, null
from rk_user u join rk_user_practice o on o.organization = u.organization
where u.name like 'Person %';

insert into rk_credential (organization, user_id, hash, set_at, version)
select organization, id,
    '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', now(), 1
from rk_user where name like 'Person %';

insert into rk_counter (organization, subject, proof, channel, charged, cleared, window_base, window_from, locks,
    caused_by, locked_until, held, changed_at, version)
select organization, id, 'PASSWORD', '00000000-0000-0000-0000-000000000000', 1, 1, 0, now(), 0, 0, null, false, now(), 2
from rk_user where name like 'Person %';

insert into users (id, org_id, email, name, name_lc, status, type)
select gen_random_uuid(), o, 'person' || n || '@org' || o || '.example', 'Person ' || n, 'person ' || n, 0, 0
from generate_series(1, 1000) o, generate_series(0, 99) n;

insert into credential (user_id, hash)
select id, '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g'
from users;

analyze;
