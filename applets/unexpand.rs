//! unexpand - turn spaces into tabs
use rt::{
    Cx, Done, Id, Vec,
    lines::Chunks,
    long,
    tabs::Tabs,
    text::{utf8, width},
};

rt::applet! { "unexpand", main, { own_process: true }, "\
Usage: unexpand [OPTION]... [FILE]...
Copy each FILE, or standard input, with tabs in place of the blanks that lines start with. - is standard input.

  -a, --all                turn all runs of blanks that reach a tab stop into tabs, but no single space
      --first-only         only those that lines start with, whatever -a and -t say
  -t, --tabs=LIST          a tab each N columns, not 8, and -a; or at these columns, with commas between them, where /N at
                           the end stands for all multiples of N that follow, and +N for a tab each N columns from there on
  -NUM[,NUM]...            (obsolete) the same as -t, without -a

" }

const FIRST_ONLY: Id = long(HELP, "first-only");

struct Unexpand {
    tabs: Tabs,
    all: bool,
    utf8: bool,
    column: u64,
    /// Was there something but blanks in the line?
    text: bool,
    /// Are there no more tab stops in it?
    beyond: bool,
    /// A run of blanks that is not printed yet: the tabs in it, and what is behind the last tab stop.
    tabs_before: u64,
    blanks: Vec<u8>,
    /// Is the first tab of it a single space that reached a tab stop?
    single: bool,
}

fn main(cx: &mut Cx) -> Done {
    let utf8 = cx.utf8();
    let mut unexpand = Unexpand {
        tabs: Tabs::default(),
        all: false,
        utf8,
        column: 0,
        text: false,
        beyond: false,
        tabs_before: 0,
        blanks: Vec::new(),
        single: false,
    };
    let mut first_only = false;
    let mut obsolete = Vec::new();
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'a' => unexpand.all = true,
            FIRST_ONLY => first_only = true,
            b't' => {
                unexpand.all = true;
                unexpand.tabs.add(cx, value)?;
            }
            digit => {
                obsolete.push(digit);
                obsolete.extend_from_slice(value);
            }
        }
    }
    unexpand.tabs.add(cx, &obsolete)?;
    unexpand.all &= !first_only;
    unexpand.tabs.finish(cx)?;
    let mut chunks = Chunks::new(utf8);
    cx.each_input(|cx, input| {
        while let Some(chunk) = chunks.next(cx, input) {
            unexpand.chunk(cx, chunk);
            cx.out.checked()?;
        }
        Ok(())
    })?;
    unexpand.flush(cx);
    cx.out.checked()
}

impl Unexpand {
    #[inline(never)]
    fn chunk(&mut self, cx: &mut Cx, chunk: &[u8]) {
        let mut rest = chunk;
        while !rest.is_empty() {
            if self.beyond || self.text && !self.all {
                // The rest of the line is as it is.
                let line = hot::take_line(&mut rest);
                cx.out.add(line);
                if line.ends_with(b"\n") {
                    (self.column, self.text, self.beyond) = (0, false, false);
                }
                continue;
            }
            // Most of a text is plain.
            let mut plain = 0;
            while let Some(b'!'..=b'~') = rest.get(plain) {
                plain += 1;
            }
            if plain > 0 {
                let (word, after) = rest.split_at_checked(plain).unwrap_or((rest, b""));
                rest = after;
                self.flush(cx);
                cx.out.add(word);
                self.text = true;
                self.column += plain as u64;
                continue;
            }
            let Some((piece, printable)) = utf8::pieces(rest, self.utf8).next() else { return };
            rest = rest.get(piece.len()..).unwrap_or(b"");
            if matches!(piece, b" " | b"\t") {
                if self.blank(piece) {
                    continue;
                }
                self.beyond = true;
            }
            self.flush(cx);
            cx.out.add(piece);
            self.text = true;
            match piece {
                b"\n" => (self.column, self.text) = (0, false),
                b"\x08" => self.column = self.column.saturating_sub(1),
                _ => {
                    self.column =
                        self.column.saturating_add(width::of_piece(piece, printable && self.utf8))
                }
            }
        }
    }

    /// Takes a space or a tab, unless there are no tab stops any more.
    #[inline(never)]
    fn blank(&mut self, blank: &[u8]) -> bool {
        let Some(stop) = self.tabs.next(self.column) else { return false };
        let is_tab = blank == b"\t";
        self.column = if is_tab { stop } else { self.column + 1 };
        if self.column == stop {
            if self.tabs_before == 0 {
                self.single = self.text && !is_tab && self.blanks.is_empty();
            }
            self.tabs_before += 1;
            self.blanks.clear();
        } else {
            self.blanks.extend_from_slice(blank);
        }
        true
    }

    /// Prints the run of blanks.
    #[inline(never)]
    fn flush(&mut self, cx: &mut Cx) {
        let alone = self.single && self.tabs_before == 1 && self.blanks.is_empty();
        for _ in 0..self.tabs_before {
            cx.out.add(if alone { b" " } else { b"\t" });
        }
        cx.out.add(&self.blanks);
        self.blanks.clear();
        self.tabs_before = 0;
    }
}
