//! Security contexts, for kernels that have none.
use crate::Cx;

/// Takes the option `--context[=CTX]` where the kernel knows no contexts: one that was named is missed, the default is not.
#[inline(never)]
pub fn ignore(cx: &mut Cx) {
    if cx.optional_value().is_some() {
        let message =
            packed!("warning: ignoring --context; it requires an SELinux/SMACK-enabled kernel");
        cx.note(message, &[]);
    }
}
