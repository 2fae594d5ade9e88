//! ptx - print a permuted index: each word of the input in its context
use alloc::boxed::Box;
use core::{cmp::Ordering, ffi::CStr, mem::ManuallyDrop};
use rt::{
    Cx, Done, Input, Stop, Vec, io, long,
    regex::{Regex, Syntax},
    sys::{
        Errno,
        raw::{O_CREAT, O_TRUNC, O_WRONLY},
    },
    text::{escape, number, size, split::lines},
};

rt::applet! { "ptx", main, { own_process: true }, "\
Usage: ptx [OPTION]... [INPUT]...
  or:  ptx -G [OPTION]... [INPUT [OUTPUT]]
Print a permuted index: a line for each word, in the order of the words, with what is around it.

  -A, --auto-reference        begin lines with file and line number
  -G, --traditional           be System V's ptx: blanks separate words, lines are contexts; -O
  -F, --flag-truncation=STRING  mark what is cut with STRING, not /
  -M, --macro-name=STRING     call the macro STRING, not xx
  -O                          write macros of roff
  -R, --right-side-refs       put references at the end, not counted in -w
  -S, --sentence-regexp=REGEXP  contexts end with REGEXP
  -T                          write macros of TeX
      --format=FORMAT         roff (-O) or tex (-T)
  -W, --word-regexp=REGEXP    words are what REGEXP matches
  -b, --break-file=FILE       no character of FILE is in a word
  -f, --ignore-case           sort lower case as upper case
  -g, --gap-size=N            N columns between fields, not 3
  -i, --ignore-file=FILE      leave out the lines of FILE
  -o, --only-file=FILE        leave out all but those
  -r, --references            lines begin with a reference
  -t, --typeset-mode          (ignored)
  -w, --width=N               lines of N columns, not 72

REGEXP is as in Emacs. STRING and REGEXP may have C's escapes.
" }

const FORMAT: rt::Id = long(HELP, "format");

/// What ends a sentence, and what ends a line.
const SENTENCE: &[u8] = b"[.?!][]\"')}]*\\($\\|\t\\|  \\)[ \t\n]*";
const LINE: &[u8] = b"\n";

/// Nothing is wider, so that columns and places can be added up.
const WIDEST: u64 = 1 << 40;

/// A piece of the text: where it starts and ends.
#[derive(Clone, Copy, Default)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Default)]
struct Word {
    span: Span,
    context: Span,
    /// Which of the inputs it is from.
    input: usize,
    /// Its line: where that starts with -r, its number with -A.
    line: usize,
}

/// A part of a context that is printed.
#[derive(Default)]
struct Field {
    span: Span,
    /// Is it marked as cut off?
    cut: bool,
}

/// The parts in the order of the output: what follows the third and did not fit there, what is before it, the keyword with what
/// follows, and what is before the second and did not fit there.
type Fields = [Field; 4];

/// A text and the words that are looked at, and their order.
#[derive(Default)]
struct List {
    text: Vec<u8>,
    words: Vec<Word>,
    order: Vec<hot::Item>,
    /// Are they in the order of their upper case?
    fold: bool,
}

#[derive(Default)]
struct Index<'a> {
    /// `O` for roff, `T` for TeX.
    format: u8,
    macro_name: &'a [u8],
    flag: &'a [u8],
    /// A bit for each of the other letters of options.
    options: u64,
    gap: i64,
    width: i64,
    /// How many columns there are at most before the keyword, and from it on.
    before: i64,
    after: i64,
    reference_width: i64,
    /// How long the longest word is.
    longest: usize,

    /// What the inputs are called, and where they are in the text.
    inputs: Vec<(&'a [u8], Span)>,
    pattern: &'a [u8],
    sentence: Option<Box<Regex>>,
    word: Option<Box<Regex>>,
    /// What words consist of if there is no expression for them: a 1 for each byte.
    letters: Vec<bool>,
    ignored: List,
    only: List,
    /// The keywords.
    list: List,
}

fn main(cx: &mut Cx) -> Done {
    // It lives as long as the process.
    let mut index = ManuallyDrop::new(Index { gap: 3, width: 72, ..Index::default() });
    let index = &mut *index;
    // The values of the options, by their letters.
    let mut values = [None; 64];
    while let Some(option) = cx.option()? {
        match option {
            b'O' | b'T' => index.format = option,
            FORMAT => {
                let choice = cx.choose("--format", "roff|tex")?;
                index.format = if choice == 0 { b'O' } else { b'T' };
            }
            b'g' => index.gap = columns(cx, "invalid gap width: %w")?,
            b'w' => index.width = columns(cx, "invalid line width: %w")?,
            _ => {
                index.options |= 1 << (option % 64);
                if let Some(place) = values.get_mut(usize::from(option % 64)) {
                    *place = cx.optional_value();
                }
            }
        }
    }
    let value = |letter: u8| -> Option<&CStr> { *values.get(usize::from(letter % 64))? };
    let string = |letter: u8| value(letter).map(CStr::to_bytes);
    index.flag = string(b'F').map_or(b"/", unescape);
    index.macro_name = string(b'M').unwrap_or(b"xx");
    let inputs = cx.inputs();
    let traditional = index.is(b'G');
    if traditional {
        index.format = index.format.max(b'O');
        if inputs.len() > 2 {
            return Err(cx.extra_operand(2));
        }
        if let Some(output) = inputs.get(1) {
            let file = cx.open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
            let redirected = file.and_then(|file| cx.out.redirect(&file));
            redirected.map_err(|e| cx.fail(output.to_bytes(), e))?;
        }
    }
    let lines = traditional || index.is(b'r');
    let fold = index.is(b'f');
    index.pattern = string(b'S').map_or(if lines { LINE } else { SENTENCE }, unescape);
    index.sentence = compile(cx, index.pattern, fold)?;
    index.word = compile(cx, string(b'W').map_or(b"", unescape), fold)?;
    let breaks = value(b'b');
    let mut break_text = Vec::new();
    if let Some(path) = breaks {
        read(cx, path, &mut break_text)?;
    }
    index.letters.extend((0..=255u8).map(|byte| match byte {
        b' ' | b'\t' | b'\n' if traditional => false,
        _ if breaks.is_some() => !break_text.contains(&byte),
        _ => traditional || byte.is_ascii_alphabetic(),
    }));
    for letter in [b'i', b'o'] {
        if let Some(path) = value(letter) {
            let list = if letter == b'i' { &mut index.ignored } else { &mut index.only };
            list.fold = fold;
            list.read(cx, path)?;
        }
    }
    for path in inputs {
        let start = index.list.text.len();
        read(cx, path, &mut index.list.text)?;
        let name = if path == c"-" { b"" } else { path.to_bytes() };
        index.inputs.push((name, Span { start, end: index.list.text.len() }));
        if traditional {
            break;
        }
    }
    for input in 0..index.inputs.len() {
        index.collect(cx, input)?;
    }
    index.print(cx)
}

/// The value of `-g` or `-w`.
fn columns(cx: &mut Cx, message: &str) -> Result<i64, Stop> {
    let text = cx.value().to_bytes();
    // There are no multipliers.
    let plain = match text.iter().rev().find(|byte| !byte.is_ascii_hexdigit()) {
        Some(b'x' | b'X') => true,
        Some(b'g'..=b'z' | b'G'..=b'Z') => false,
        _ => text.last().is_some_and(u8::is_ascii_digit),
    };
    match size::bytes(text) {
        Ok(columns @ 1..=0x7FFF_FFFF_FFFF_FFFF) if plain => Ok(columns.min(WIDEST) as i64),
        _ => Err(cx.stop(message, &[text])),
    }
}

/// Resolves escapes. What follows a NUL is lost.
fn unescape(mut text: &[u8]) -> &'static [u8] {
    let mut result = Vec::new();
    while let [byte, rest @ ..] = text {
        text = rest;
        let mut value = *byte;
        if value == b'\\' {
            let (radix, digits) = match rest {
                [b'x', digits @ ..] => (16, digits),
                [b'0', digits @ ..] => (8, digits),
                [] | [b'c', ..] => break,
                _ => (0, rest),
            };
            let (mut number, mut left) = (0, digits);
            while let [digit, behind @ ..] = left
                && digits.len() - left.len() < 3
                && let Some(digit) = char::from(*digit).to_digit(radix.max(2))
                && radix > 0
            {
                number = number * radix + digit;
                left = behind;
            }
            if radix == 8 || left.len() < digits.len() {
                value = number as u8;
                text = left;
            } else if !matches!(rest, [b'e' | b'\\' | b'1'..=b'7', ..]) {
                value = escape::escape(&mut text, false).unwrap_or(value);
            }
            if value == b'\\' && text.len() == rest.len() {
                // It is for the expression, with the character behind it.
                result.push(value);
                let (letter, behind) = rest.split_first().unwrap_or((&value, rest));
                (value, text) = (*letter, behind);
            }
        }
        if value == 0 {
            break;
        }
        result.push(value);
    }
    result.leak()
}

/// Reads the file `path`, to the end of `text`.
#[inline(never)]
fn read(cx: &mut Cx, path: &CStr, text: &mut Vec<u8>) -> Done {
    let read = |text: &mut Vec<u8>| -> Result<(), Errno> {
        // No name stands for standard input as well.
        let Input { fd, .. } = cx.input(if path.is_empty() { c"-" } else { path })?;
        loop {
            let end = text.len();
            text.resize(end + 0x10000, 0);
            let len = io::read(&fd, text.get_mut(end..).unwrap_or(&mut []))?;
            text.truncate(end + len);
            if len == 0 {
                return Ok(());
            }
        }
    };
    read(text).map_err(|e| cx.fail(path.to_bytes(), e))
}

#[inline(never)]
fn compile(cx: &mut Cx, pattern: &[u8], fold: bool) -> Result<Option<Box<Regex>>, Stop> {
    if pattern.is_empty() {
        return Ok(None);
    }
    let syntax =
        Syntax { emacs: true, lines: true, ignore_case: fold, utf8: cx.utf8(), ..Syntax::BASIC };
    match Regex::new(pattern, syntax) {
        Ok(regex) => Ok(Some(Box::new(regex))),
        Err(message) => Err(cx.stop(packed!("%r (for regexp %w)"), &[message.as_bytes(), pattern])),
    }
}

impl Span {
    #[inline(never)]
    fn of(self, text: &[u8]) -> &[u8] {
        text.get(self.start..self.end).unwrap_or(&[])
    }

    fn len(self) -> i64 {
        self.end as i64 - self.start as i64
    }

    /// Behind the white space at its start, or behind what is none.
    #[inline(never)]
    fn after(self, text: &[u8], space: bool) -> usize {
        let mut at = self.start;
        while at < self.end && text.get(at).is_some_and(|byte| number::is_space(byte) == space) {
            at += 1;
        }
        at
    }

    /// Before the white space at its end.
    #[inline(never)]
    fn before_space(self, text: &[u8]) -> usize {
        let mut at = self.end;
        while at > self.start && text.get(at - 1).is_some_and(number::is_space) {
            at -= 1;
        }
        at
    }
}

impl List {
    /// Reads words, one a line.
    #[inline(never)]
    fn read(&mut self, cx: &mut Cx, path: &CStr) -> Done {
        read(cx, path, &mut self.text)?;
        let mut start = 0;
        for line in lines(&self.text) {
            let end = start + line.len();
            if !line.is_empty() {
                self.words.push(Word { span: Span { start, end }, ..Word::default() });
            }
            start = end + 1;
        }
        self.sort();
        Ok(())
    }

    fn word(&self, number: u32) -> &[u8] {
        self.words.get(number as usize).map_or(b"", |word| word.span.of(&self.text))
    }

    fn upper(&self, byte: u8) -> u8 {
        if self.fold { byte.to_ascii_uppercase() } else { byte }
    }

    #[inline(never)]
    fn compare(&self, a: &[u8], b: &[u8]) -> Ordering {
        let mut rest = b.iter();
        for &byte in a {
            let Some(&other) = rest.next() else { break };
            let order = self.upper(byte).cmp(&self.upper(other));
            if order.is_ne() {
                return order;
            }
        }
        a.len().cmp(&b.len())
    }

    /// Finds the order; words that are equal keep theirs.
    #[inline(never)]
    fn sort(&mut self) {
        for number in 0..self.words.len() as u32 {
            // Its first bytes compare as it does.
            let word = self.word(number);
            let mut beginning = 0;
            for at in 0..8 {
                let byte = word.get(at).map_or(0, |&byte| self.upper(byte));
                beginning = beginning << 8 | u64::from(byte);
            }
            self.order.push((beginning, number));
        }
        let mut order = core::mem::take(&mut self.order);
        let mut spare = order.clone();
        let less = |a, b| self.compare(self.word(a), self.word(b)).is_lt();
        hot::sort(&mut order, &mut spare, &less);
        self.order = order;
    }

    #[inline(never)]
    fn has(&self, word: &[u8]) -> bool {
        let mut order = self.order.as_slice();
        while let Some((_, number)) = order.get(order.len() / 2) {
            let (left, right) = order.split_at_checked(order.len() / 2).unwrap_or_default();
            order = match self.compare(word, self.word(*number)) {
                Ordering::Less => left,
                Ordering::Equal => return true,
                Ordering::Greater => right.get(1..).unwrap_or(&[]),
            };
        }
        false
    }
}

impl Index<'_> {
    /// Is there this option?
    fn is(&self, letter: u8) -> bool {
        self.options >> (letter % 64) & 1 != 0
    }

    /// Finds the words of an input.
    #[inline(never)]
    fn collect(&mut self, cx: &mut Cx, input: usize) -> Done {
        let &(name, all) = self.inputs.get(input).unwrap_or(&(b"", Span::default()));
        let text = core::mem::take(&mut self.list.text);
        // The line of the word at hand: where it starts, where its reference ends, its number, and how far it was looked at.
        let mut line = all.start;
        let mut reference = all.after(&text, false);
        let (mut number, mut last) = (1, 1);
        let mut scan = if self.is(b'r') { reference } else { all.start };
        let mut next = all.start;
        while next < all.end {
            let rest = Span { start: next, end: all.end };
            next = all.end;
            if let Some(regex) = &mut self.sentence
                && regex.search(rest.of(&text), 0)
                && let Some(found) = regex.group(0)
            {
                if found.end == 0 {
                    let message = "error: regular expression has a match of length zero: %w";
                    return Err(cx.stop(message, &[self.pattern]));
                }
                next = rest.start + found.end;
            }
            let end = Span { end: next, ..rest }.before_space(&text);
            let mut context = Span { end, ..rest };
            let mut left = context;
            while let Some(span) = self.find(&text, left, false) {
                left.start = span.end.max(span.start + 1);
                if span.len() == 0 {
                    continue;
                }
                self.longest = self.longest.max(span.len() as usize);
                while scan < span.start {
                    scan += 1;
                    if text.get(scan - 1) == Some(&b'\n') {
                        number += 1;
                        line = scan;
                        reference = Span { start: scan, end: all.end }.after(&text, false);
                        scan = reference;
                    }
                }
                if self.is(b'r') {
                    if scan > span.start {
                        continue;
                    }
                    last = number;
                }
                let bytes = span.of(&text);
                if self.ignored.has(bytes) || !self.only.order.is_empty() && !self.only.has(bytes) {
                    continue;
                }
                last = number;
                let mut its = if self.is(b'A') { number } else { line };
                if self.is(b'r') {
                    if !self.is(b'A') {
                        let width = reference - line;
                        self.reference_width = self.reference_width.max(width as i64);
                    }
                    if line == context.start {
                        context.start = context.after(&text, false);
                        context.start = context.after(&text, true);
                    }
                } else if !self.is(b'A') {
                    its = 0;
                }
                self.list.words.push(Word { span, context, input, line: its });
            }
        }
        if self.is(b'A') {
            // Room for the number of the line behind the last with a word, as GNU leaves it.
            let mut room = [0; number::DIGITS];
            let digits = number::format(last as u64 + 1, &mut room).len();
            self.reference_width = self.reference_width.max((name.len() + 1 + digits) as i64);
        }
        self.list.text = text;
        Ok(())
    }

    /// The first word in a part of the text, or the one at its start.
    #[inline(never)]
    fn find(&mut self, text: &[u8], within: Span, there: bool) -> Option<Span> {
        let bytes = within.of(text);
        let (start, end) = match &mut self.word {
            Some(regex) => {
                let found = if there { regex.search_at(bytes, 0) } else { regex.search(bytes, 0) };
                let found = regex.group(0).filter(|_| found && !bytes.is_empty())?;
                (found.start, found.end)
            }
            None => {
                let letter = |&byte: &u8| self.letters.get(byte as usize) == Some(&true);
                let start = if there { 0 } else { bytes.iter().position(letter)? };
                let mut end = start;
                while bytes.get(end).is_some_and(letter) {
                    end += 1;
                }
                (start, end)
            }
        };
        Some(Span { start: within.start + start, end: within.start + end })
    }

    /// Behind what the text has at the start of `rest`: a word, or another byte.
    #[inline(never)]
    fn skip(&mut self, text: &[u8], rest: Span) -> usize {
        let word = self.find(text, rest, true);
        word.map_or(0, |word| word.end).max(rest.start + 1)
    }

    /// Prints the lines.
    #[inline(never)]
    fn print(&mut self, cx: &mut Cx) -> Done {
        let flags = 2 * self.flag.len() as i64;
        let referred = self.is(b'A') || self.is(b'r');
        if referred && !self.is(b'R') {
            self.width = (self.width - self.reference_width - self.gap).max(0);
        }
        self.before = self.width / 2 - self.gap;
        self.after = self.width / 2 - flags;
        if self.is(b'G') {
            self.after -= 1;
        } else {
            self.before = (self.before - flags).max(0);
        }
        self.list.fold = self.is(b'f');
        self.list.sort();
        let list = ManuallyDrop::new(core::mem::take(&mut self.list));
        let text = list.text.as_slice();
        for &(_, number) in &list.order {
            let Some(word) = list.words.get(number as usize) else { continue };
            let &(name, all) = self.inputs.get(word.input).unwrap_or(&(b"", Span::default()));
            let fields = self.fields(text, word, all);
            let mut room = [0; number::DIGITS];
            let automatic;
            let mut reference: &[u8] = b"";
            if self.is(b'A') {
                automatic =
                    rt::filled(b"%:%", &[name, number::format(word.line as u64, &mut room)]);
                reference = &automatic;
            } else if referred {
                let mut span = Span { start: word.line, end: word.context.end };
                span.end = span.after(text, false);
                reference = span.of(text);
            }
            self.line(cx, text, &fields, referred.then_some(reference));
            cx.out.checked()?;
        }
        Ok(())
    }

    /// Divides a context among the fields.
    #[inline(never)]
    fn fields(&mut self, text: &[u8], word: &Word, all: Span) -> Fields {
        let flagged = !self.flag.is_empty();
        let [mut tail, mut before, mut after, mut head] = Fields::default();
        let (context, word) = (word.context, word.span);
        // As far as there is room behind the keyword, by whole words.
        after.span = word;
        let most = word.start as i64 + self.after;
        after.span.end = self.fill(text, word.end, context.end, most);
        after.cut = flagged && after.span.end < context.end;
        after.span.end = after.span.before_space(text);

        // A start that is near enough. A word that has newlines may begin before it, in the reference.
        let mut near = context.start;
        let far = self.width as usize / 2 + self.longest;
        if word.start > near.saturating_add(far) {
            near = self.skip(text, Span { start: word.start - far, end: word.start });
        }
        before.span = Span { start: near, end: word.start };
        before.span.end = before.span.before_space(text);
        self.shorten(text, &mut before.span, self.before);
        let shown = Span { start: all.start, end: before.span.start }.before_space(text);
        before.cut = flagged && shown > context.start;
        before.span.start = Span { end: all.end, ..before.span }.after(text, true);

        // What is left of the room is for what comes next.
        let room = self.before - before.span.len() - self.gap;
        if room > 0 {
            let start = Span { start: after.span.end, end: all.end }.after(text, true);
            let end = self.fill(text, start, context.end, start as i64 + room - 1);
            tail.span = Span { start, end };
            if end > start {
                after.cut = false;
                tail.cut = flagged && end < context.end;
            }
            tail.span.end = tail.span.before_space(text);
        }
        let room = self.after - after.span.len() - self.gap;
        if room > 0 {
            let end = Span { start: all.start, end: before.span.start }.before_space(text);
            head.span = Span { start: near, end };
            self.shorten(text, &mut head.span, room);
            if end > head.span.start {
                before.cut = false;
                head.cut = flagged && head.span.start > context.start;
            }
            head.span.start = head.span.after(text, true);
        }
        [tail, before, after, head]
    }

    /// The last place, up to `most`, to which whole words from `at` on go.
    #[inline(never)]
    fn fill(&mut self, text: &[u8], at: usize, limit: usize, most: i64) -> usize {
        let (mut end, mut next) = (at, at);
        while next as i64 <= most {
            end = next;
            if next >= limit {
                break;
            }
            next = self.skip(text, Span { start: next, end: limit });
        }
        end
    }

    /// Takes words off the start, until it has `most` columns.
    #[inline(never)]
    fn shorten(&mut self, text: &[u8], span: &mut Span, most: i64) {
        while span.len() > most {
            span.start = self.skip(text, *span);
        }
    }

    /// Prints a line.
    #[inline(never)]
    fn line(&mut self, cx: &mut Cx, text: &[u8], fields: &Fields, reference: Option<&[u8]>) {
        let terminal = self.format == 0;
        let tex = self.format == b'T';
        let half = self.width / 2;
        let flag: &[u8] = if tex { b"" } else { self.flag };
        let width = |field: &Field| field.span.len() + i64::from(field.cut) * flag.len() as i64;
        let [tail, before, after, head] = fields;
        // What is between the fields on a terminal.
        let mut spaces = [half - self.gap - width(before) - width(tail).max(0), self.gap, 0, 0];
        if head.span.len() > 0 || reference.is_some() && self.is(b'R') {
            spaces[2] = half - width(after) - width(head).max(0);
        }
        let (open, close): (&[u8], &[u8]) = match self.format {
            b'T' => (b"{", b"}"),
            b'O' => (b" \"", b"\""),
            _ => (b"", b""),
        };
        if terminal {
            if !self.is(b'R') {
                let reference = reference.unwrap_or(b"");
                self.put(cx, reference);
                if self.is(b'A') {
                    cx.out.add(b":");
                }
                let used = reference.len() as i64 + i64::from(self.is(b'A'));
                pad(cx, self.reference_width + self.gap - used);
            }
        } else {
            cx.out.add(if tex { b"\\" } else { b"." });
            cx.out.add(self.macro_name);
            cx.out.add(if tex { b" " } else { b"" });
        }
        for (number, (field, spaces)) in fields.iter().zip(spaces).enumerate() {
            let mut span = field.span;
            cx.out.add(open);
            if number == 2 && tex {
                // The keyword has a field of its own.
                let end = self.skip(text, span);
                self.put(cx, Span { end, ..span }.of(text));
                cx.out.add(b"}{");
                span.start = end;
            }
            let last = number % 2 == 0;
            cx.out.add(if field.cut && !last { flag } else { b"" });
            self.put(cx, span.of(text));
            cx.out.add(if field.cut && last { flag } else { b"" });
            cx.out.add(close);
            if terminal {
                pad(cx, spaces);
            }
        }
        if let Some(reference) = reference
            && (self.is(b'R') || !terminal)
        {
            cx.out.add(open);
            pad(cx, if terminal { self.gap } else { 0 });
            self.put(cx, reference);
            cx.out.add(close);
        }
        cx.out.add(b"\n");
    }

    /// Prints text, without what the format has a meaning for.
    #[inline(never)]
    fn put(&self, cx: &mut Cx, mut text: &[u8]) {
        let special = |&byte: &u8| match self.format {
            b'O' if byte == b'"' => true,
            b'T' if b"$%&#_{}\\".contains(&byte) => true,
            _ => number::is_space(&byte),
        };
        while let Some(at) = text.iter().position(special) {
            let (plain, rest) = text.split_at_checked(at).unwrap_or((text, b""));
            cx.out.add(plain);
            let Some((&byte, rest)) = rest.split_first() else { break };
            text = rest;
            let two = [b'\\', byte];
            cx.out.add(match byte {
                b'"' => b"\"\"",
                b'\\' => b"\\backslash{}",
                b'{' => b"$\\{$",
                b'}' => b"$\\}$",
                b'$' | b'%' | b'&' | b'#' | b'_' => &two,
                _ => b" ",
            });
        }
        cx.out.add(text);
    }
}

#[inline(never)]
fn pad(cx: &mut Cx, count: i64) {
    const SPACES: &[u8] = &[b' '; 64];
    let mut left = count.max(0) as usize;
    while left > 0 && cx.out.error().is_none() {
        let some = SPACES.get(..left).unwrap_or(SPACES);
        cx.out.add(some);
        left -= some.len();
    }
}
