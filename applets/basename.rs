//! basename - print names without their directories
use rt::{Cx, Done, text::path};

rt::applet! { "basename", main, { options_first: true }, "\
Usage: basename NAME [SUFFIX]
  or:  basename OPTION... NAME...
Print NAME without its leading directories, and without SUFFIX at its end.

  -a, --multiple       take every operand as a NAME
  -s, --suffix=SUFFIX  remove SUFFIX; implies -a
  -z, --zero           end each line with NUL, not newline
" }

fn main(cx: &mut Cx) -> Done {
    let (mut multiple, mut suffix, mut end) = (false, c"", b'\n');
    while let Some(option) = cx.option()? {
        match option {
            b's' => (suffix, multiple) = (cx.value(), true),
            b'z' => end = 0,
            _ => multiple = true,
        }
    }
    let names = cx.operands();
    let count = match (multiple, names.len()) {
        (_, 0) => return Err(cx.missing_operand()),
        (true, count) => count,
        (false, 1) => 1,
        (false, 2) => {
            suffix = names.get(1).unwrap_or(c"");
            1
        }
        _ => return Err(cx.extra_operand(2)),
    };
    for name in names.take(count) {
        let base = path::base(name.to_bytes());
        // A name that is nothing but the suffix keeps it.
        let stripped =
            base.strip_suffix(suffix.to_bytes()).filter(|rest| !rest.is_empty() && base != b"/");
        cx.out.write(stripped.unwrap_or(base))?;
        cx.out.byte(end)?;
    }
    Ok(())
}
