//! expand - turn tabs into spaces
use rt::{
    Cx, Done,
    lines::Chunks,
    tabs::Tabs,
    text::{utf8, width},
};

rt::applet! { "expand", main, { own_process: true }, "\
Usage: expand [OPTION]... [FILE]...
Copy each FILE, or standard input, with spaces in place of tabs. - is standard input.

  -i, --initial            leave tabs behind what is not blank as they are
  -t, --tabs=LIST          a tab each N columns, not 8; or at these columns, with commas between them, where /N at the end
                           stands for all multiples of N that follow, and +N for a tab each N columns from there on
  -NUM[,NUM]...            (obsolete) the same as -t

" }

struct Expand {
    tabs: Tabs,
    initial: bool,
    utf8: bool,
    column: u64,
    /// Was there something but blanks in the line?
    text: bool,
}

fn main(cx: &mut Cx) -> Done {
    let utf8 = cx.utf8();
    let mut expand = Expand { tabs: Tabs::default(), initial: false, utf8, column: 0, text: false };
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'i' => expand.initial = true,
            b't' => expand.tabs.add(cx, value)?,
            digit => expand.tabs.add(cx, &[&[digit], value].concat())?,
        }
    }
    expand.tabs.finish(cx)?;
    let mut chunks = Chunks::new(utf8);
    cx.each_input(|cx, input| {
        while let Some(chunk) = chunks.next(cx, input) {
            expand.chunk(cx, chunk)?;
        }
        Ok(())
    })
}

impl Expand {
    #[inline(never)]
    fn chunk(&mut self, cx: &mut Cx, chunk: &[u8]) -> Done {
        let mut rest = chunk;
        while let Some(at) = hot::find(b'\t', rest) {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, b""));
            rest = after.get(1..).unwrap_or(b"");
            cx.out.add(before);
            self.pass(before);
            let stop = self.tabs.next(self.column).unwrap_or(self.column.saturating_add(1));
            if self.initial && self.text {
                cx.out.add(b"\t");
                self.column = stop;
            }
            while self.column < stop {
                let len = (stop - self.column).min(16);
                cx.out.write(b"                ".get(..len as usize).unwrap_or(b""))?;
                self.column += len;
            }
        }
        self.pass(rest);
        cx.out.write(rest)
    }

    /// Goes on to the column behind `text`, which has no tab.
    #[inline(never)]
    fn pass(&mut self, text: &[u8]) {
        let mut line = text;
        if let Some(end) = hot::rfind(b'\n', text) {
            line = text.get(end + 1..).unwrap_or(b"");
            self.column = 0;
            self.text = false;
        }
        for (piece, printable) in utf8::pieces(line, self.utf8) {
            self.text |= piece != b" ";
            self.column = match piece {
                b"\x08" => self.column.saturating_sub(1),
                _ => self.column.saturating_add(width::of_piece(piece, printable && self.utf8)),
            };
        }
    }
}
