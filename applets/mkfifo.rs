//! mkfifo - make named pipes
use rt::{Cx, Done, Id, context, long, node, sys::raw::S_IFIFO};

rt::applet! { "mkfifo", main, "\
Usage: mkfifo [OPTION]... NAME...
Make named pipes with the NAMEs.

  -m, --mode=MODE  set the permissions, as chmod does, and not a=rw without those in the umask
  -Z               set the default SELinux context (ignored where the kernel has none)
      --context[=CTX]  set the SELinux or SMACK context CTX, or the default
" }

const CONTEXT: Id = long(HELP, "context");

fn main(cx: &mut Cx) -> Done {
    let mut mode = None;
    while let Some(option) = cx.option()? {
        match option {
            b'm' => mode = Some(cx.value().to_bytes()),
            CONTEXT => context::ignore(cx),
            _ => {}
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    let mode = node::mode(cx, mode)?;
    for path in cx.operands() {
        if let Err(e) = node::make(path, S_IFIFO, mode, 0) {
            cx.say_error(packed!("cannot create fifo %q"), &[path.to_bytes()], Some(e));
        }
    }
    Ok(())
}
