package io.rosterkit.tck.broken;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A sound storage that somebody laid hands on. */
final class Tampered implements Storage {

    /** What happens instead of a call to a port. */
    interface Instead {
        Object of(Call call);
    }

    /** A call to a method of the sound port. */
    record Call(Port port, Method method, List<Object> arguments) {

        Object proceed() {
            return with(arguments.toArray());
        }

        Object with(Object... others) {
            try {
                return method.invoke(port, others);
            } catch (InvocationTargetException thrown) {
                throw new IllegalStateException(thrown.getCause());
            } catch (IllegalAccessException never) {
                throw new IllegalStateException(never);
            }
        }

        <T> T argument(int number, Class<T> type) {
            return type.cast(arguments.get(number));
        }

        Object argument(int number) {
            return arguments.get(number);
        }
    }

    private final Storage sound;
    private final BiFunction<Storage, Changes, Applied> applying;
    private final Map<Class<? extends Port>, Port> ports = new HashMap<>();
    private UnaryOperator<Instant> telling = UnaryOperator.identity();

    private Tampered(Storage sound, BiFunction<Storage, Changes, Applied> applying) {
        this.sound = sound;
        this.applying = applying;
    }

    static Tampered applying(Storage sound, BiFunction<Storage, Changes, Applied> instead) {
        return new Tampered(sound, instead);
    }

    static Tampered telling(Storage sound, UnaryOperator<Instant> time) {
        Tampered tampered = new Tampered(sound, Storage::apply);
        tampered.telling = time;
        return tampered;
    }

    static Tampered writing(Storage sound, UnaryOperator<Changes> others) {
        return new Tampered(sound, (storage, changes) -> storage.apply(others.apply(changes)));
    }

    static Tampered answering(Storage sound, Class<? extends Port> type, String method, Instead instead) {
        return new Tampered(sound, Storage::apply).and(type, method, instead);
    }

    /** Also answers one method of a port, or all of them if the name is empty, in another way. */
    Tampered and(Class<? extends Port> type, String name, Instead instead) {
        Port port = port(type);
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Call call = new Call(port, method, arguments == null ? List.of() : List.of(arguments));
                    return name.isEmpty() || method.getName().equals(name) ? instead.of(call) : call.proceed();
                });
        ports.put(type, type.cast(proxy));
        return this;
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        Port port = ports.get(type);
        return port == null ? sound.port(type) : type.cast(port);
    }

    @Override
    public Applied apply(Changes changes) {
        return applying.apply(sound, changes);
    }

    @Override
    public Instant time() {
        return telling.apply(sound.time());
    }
}
