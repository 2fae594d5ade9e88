//! paste - put lines of several files side by side
use core::ffi::CStr;
use rt::{Cx, Done, Vec, io, lines::Lines, text::utf8};

rt::applet! { "paste", main, { own_process: true }, "\
Usage: paste [OPTION]... [FILE]...
Print the first lines of all FILEs as one line, with tabs between them, then the second lines, and so on. - is standard
input.

  -d, --delimiters=LIST    characters in place of the tab, one after another and from the start again; \\n \\t \\\\ and
                           \\0 (nothing) as well
  -s, --serial             print each FILE as one line
  -z, --zero-terminated    lines end with NUL, not newline

" }

/// The characters between the columns, each with how many bytes it takes.
#[derive(Default)]
struct Delimiters {
    list: Vec<([u8; 4], u8)>,
    /// The next one.
    at: usize,
}

impl Delimiters {
    #[inline(never)]
    fn print(&mut self, cx: &mut Cx) {
        if let Some((bytes, len)) = self.list.get(self.at) {
            cx.out.add(bytes.get(..usize::from(*len)).unwrap_or(bytes));
        }
        self.at += 1;
        if self.at >= self.list.len() {
            self.at = 0;
        }
    }
}

fn main(cx: &mut Cx) -> Done {
    let utf8 = cx.utf8();
    let mut text: &[u8] = b"\t";
    let (mut serial, mut end) = (false, b'\n');
    while let Some(option) = cx.option()? {
        match option {
            b'd' => text = cx.value().to_bytes(),
            b's' => serial = true,
            _ => end = 0,
        }
    }
    let mut delimiters = Delimiters::default();
    let mut pieces = utf8::pieces(text, utf8);
    while let Some((mut piece, _)) = pieces.next() {
        let mut room = [0; 4];
        if piece == b"\\" {
            let Some((escaped, _)) = pieces.next() else {
                let message = packed!("delimiter list ends with an unescaped backslash: %r");
                return Err(cx.stop(message, &[text]));
            };
            piece = match escaped {
                b"0" => b"",
                b"b" => b"\x08",
                b"f" => b"\x0C",
                b"n" => b"\n",
                b"r" => b"\r",
                b"t" => b"\t",
                b"v" => b"\x0B",
                other => other,
            };
        }
        for (place, &byte) in room.iter_mut().zip(piece) {
            *place = byte;
        }
        delimiters.list.push((room, piece.len() as u8));
    }
    if serial { in_turn(cx, delimiters, end) } else { in_parallel(cx, delimiters, end) }
}

/// Each file becomes a line.
fn in_turn(cx: &mut Cx, mut delimiters: Delimiters, end: u8) -> Done {
    cx.each_input(|cx, input| {
        let mut lines = Lines::new(input.take(), end);
        lines.quiet = true;
        delimiters.at = 0;
        let mut more = lines.advance(cx);
        while more {
            cx.out.write(lines.text())?;
            more = lines.advance(cx);
            if more {
                delimiters.print(cx);
            }
        }
        cx.out.byte(end)?;
        if let Some(e) = lines.error {
            cx.warn(lines.input.name, e);
        }
        Ok(())
    })
}

/// Each file becomes a column.
fn in_parallel(cx: &mut Cx, mut delimiters: Delimiters, end: u8) -> Done {
    let operands = cx.inputs();
    let size = if operands.len() <= 16 { io::CHUNK } else { io::CHUNK / 16 };
    // The columns, as indices of the files: standard input may be several of them.
    let mut columns: Vec<usize> = Vec::new();
    let mut files: Vec<Lines> = Vec::new();
    let mut stdin = None;
    for path in operands {
        let is_stdin = path == c"-";
        let known = stdin.filter(|_| is_stdin);
        if known.is_none() {
            files.push(open(cx, path, end, size)?);
        }
        let index = known.unwrap_or(files.len() - 1);
        if is_stdin {
            stdin = Some(index);
        }
        columns.push(index);
    }
    loop {
        // The columns behind which a delimiter is missing yet.
        let mut missing = 0;
        let mut any = false;
        delimiters.at = 0;
        for &index in &columns {
            if let Some(lines) = files.get_mut(index)
                && lines.advance(cx)
            {
                any = true;
                while missing > 0 {
                    delimiters.print(cx);
                    missing -= 1;
                }
                cx.out.add(lines.text());
            }
            missing += 1;
        }
        if !any {
            return cx.out.checked();
        }
        while missing > 1 {
            delimiters.print(cx);
            missing -= 1;
        }
        cx.out.byte(end)?;
    }
}

fn open<'a>(cx: &mut Cx, path: &'a CStr, end: u8, size: usize) -> Result<Lines<'a>, rt::Stop> {
    match cx.input(path) {
        Ok(input) => Ok(Lines::sized(input, end, size)),
        Err(e) => Err(cx.fail(path.to_bytes(), e)),
    }
}
