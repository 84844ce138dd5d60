/**
 * Files in YAML that people write, with the line of everything that is wrong; start at {@link
 * debwright.yaml.YamlFile}.
 */
@NullMarked
package debwright.yaml;

import org.jspecify.annotations.NullMarked;
