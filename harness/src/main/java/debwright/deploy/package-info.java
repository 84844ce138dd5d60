/**
 * Deploys: a revision of trunk is brought to an environment, or what was there before is put back.
 * Start at {@link debwright.deploy.Deployer}.
 */
@NullMarked
package debwright.deploy;

import org.jspecify.annotations.NullMarked;
