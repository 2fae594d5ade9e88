//! lsmod - list the modules in the kernel
use rt::{
    Cx, Done, io,
    json::Array,
    text::{
        number,
        split::{lines, words},
    },
};

rt::applet! { "lsmod", main, { place: rt::Place::Sbin }, "\
Usage: lsmod [--json]
List the modules in the kernel: their sizes in bytes, how many use them, and which modules do.

      --json  list as JSON
" }

fn main(cx: &mut Cx) -> Done {
    let mut json = None;
    while cx.option()?.is_some() {
        json = Some(Array::new());
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    let text = io::read_file(c"/proc/modules");
    let text = text.map_err(|e| cx.fail(b"/proc/modules", e))?;
    if json.is_none() {
        cx.out.add(b"Module                  Size  Used by\n");
    }
    for line in lines(&text) {
        let mut fields = words(line);
        let Some(name) = fields.next() else { continue };
        let mut field = || fields.next().unwrap_or(b"");
        let (size, count, users) = (field(), field(), field());
        let users = users.strip_suffix(b",").unwrap_or(users);
        let users = if users == b"-" { b"" } else { users };
        if let Some(array) = &mut json {
            array.text("name", name);
            array.count("size", number::decimal(size).unwrap_or(0));
            array.count("used", number::decimal(count).unwrap_or(0));
            array.text("by", users);
            array.end_object(cx);
            continue;
        }
        cx.fill("%r", &[name]);
        (name.len()..19).for_each(|_| cx.out.add(b" "));
        cx.out.add(b" ");
        (size.len()..8).for_each(|_| cx.out.add(b" "));
        cx.fill(if users.is_empty() { "%r  %r" } else { "%r  %r %r" }, &[size, count, users]);
        cx.out.write(b"\n")?;
    }
    if let Some(array) = &mut json {
        array.end(cx);
    }
    cx.out.checked()
}
