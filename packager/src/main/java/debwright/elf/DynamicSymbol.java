package debwright.elf;

import java.util.Optional;

/**
 * A global or weak symbol of the dynamic symbol table.
 *
 * @param name its name, without version
 * @param version the name of its version, empty when it has none or only the base version
 * @param hidden whether the version is not the default one: {@code name@version}, not {@code @@}
 * @param defined whether its section index is not SHN_UNDEF
 * @param weak whether its binding is STB_WEAK
 * @param copied whether a copy relocation fills it: defined here, yet a use of a library's object
 * @param type STT_NOTYPE 0, STT_OBJECT 1, STT_FUNC 2, STT_SECTION 3, STT_TLS 6, STT_GNU_IFUNC 10
 */
public record DynamicSymbol(
    String name,
    Optional<String> version,
    boolean hidden,
    boolean defined,
    boolean weak,
    boolean copied,
    int type) {}
