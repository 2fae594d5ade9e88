//! join - join lines of sorted files on a common field
use core::{cmp::Ordering, ffi::CStr};
use rt::{Cx, Done, Id, Stop, Vec, lines::Lines, long, text::number};

rt::applet! { "join", main, { own_process: true }, "\
Usage: join [OPTION]... FILE1 FILE2
For each pair of lines of sorted files that have the same join field, print that field and all others. - is standard input.

  -a FILENUM               print lines of this file without a partner as well
  -e STRING                put STRING in the place of empty fields
  -i, --ignore-case        take upper and lower case for the same
  -j FIELD                 the same as -1 FIELD -2 FIELD
  -o FORMAT                print these: FILE.FIELD, or 0 for the join field, with commas or blanks between them; auto for
                           as many fields as the first line of each file has
  -t CHAR                  fields have CHAR between them, not blanks; an empty one makes the line the only field
  -v FILENUM               the same as -a, but without the lines that have a partner
  -1 FIELD                 the join field of FILE1, counted from 1; the first by default
  -2 FIELD                 the join field of FILE2
      --check-order        fail if the files are not sorted
      --nocheck-order      do not look whether they are; by default only as soon as a line has no partner
      --header             join the first lines whatever they are
  -z, --zero-terminated    lines end with NUL, not newline

" }

const CHECK_ORDER: Id = long(HELP, "check-order");
const NOCHECK_ORDER: Id = long(HELP, "nocheck-order");
const HEADER: Id = long(HELP, "header");

/// Fields, each as where it starts and ends in its line.
type Fields = Vec<(usize, usize)>;

struct Join<'a> {
    /// What separates fields: a byte, nothing (`Some(None)`), or blanks.
    separator: Option<Option<u8>>,
    /// What stands for an empty field.
    empty: Option<&'a [u8]>,
    /// What is printed of two lines: the file, 0 for the join field, and the field, counted from 0.
    format: Vec<(u8, usize)>,
    /// The join fields, counted from 0.
    keys: [Option<usize>; 2],
    fold: bool,
    end: u8,
    /// Look at the order? If not said, as soon as there was a line without a partner.
    check: Option<bool>,
    unpaired: bool,
    told: bool,
}

/// A file: its lines, and the fields of the one at hand.
struct File<'a> {
    lines: Lines<'a>,
    fields: Fields,
    /// Are these the fields of the line at hand already?
    split: bool,
    /// Where the join field starts and ends.
    key: (usize, usize),
    number: u64,
    /// Is there a line at hand?
    more: bool,
    told: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut join = Join {
        separator: None,
        empty: None,
        format: Vec::new(),
        keys: [None; 2],
        fold: false,
        end: b'\n',
        check: None,
        unpaired: false,
        told: false,
    };
    let (mut alone, mut pairs, mut header, mut auto) = ([false; 2], true, false, false);
    // Does a list of fields go on with the operands, or which file's join field may be the first of them?
    let (mut listed, mut old) = (false, None);
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'a' | b'v' => {
                pairs &= option == b'a';
                match value {
                    b"1" => alone[0] = true,
                    b"2" => alone[1] = true,
                    _ => return Err(invalid_number(cx, value)),
                }
            }
            b'e' => {
                if join.empty.is_some_and(|empty| empty != value) {
                    return Err(
                        cx.stop(packed!("conflicting empty-field replacement strings"), &[])
                    );
                }
                join.empty = Some(value);
            }
            b'i' => join.fold = true,
            b'j' | b'1' | b'2' => {
                let field = field_number(cx, value)?;
                if option == b'j' && matches!(value, b"1" | b"2") && !cx.is_separate() {
                    old = Some((value == b"2", field));
                    continue;
                }
                for file in [0, 1] {
                    if option != b'2' - file as u8 {
                        join.set_key(cx, file, field)?;
                    }
                }
            }
            b'o' if value == b"auto" => auto = true,
            b'o' => {
                listed = true;
                join.add_fields(cx, value)?;
            }
            b't' => {
                let separator = match value {
                    b"" => None,
                    [byte] => Some(*byte),
                    b"\\0" => Some(0),
                    _ => return Err(cx.stop(packed!("multi-character tab %w"), &[value])),
                };
                if join.separator.is_some_and(|other| other != separator) {
                    return Err(cx.stop(packed!("incompatible tabs"), &[]));
                }
                join.separator = Some(separator);
            }
            CHECK_ORDER => join.check = Some(true),
            NOCHECK_ORDER => join.check = Some(false),
            HEADER => header = true,
            _ => join.end = 0,
        }
    }
    if join.separator == Some(Some(b'\n')) && join.end == b'\n' {
        join.separator = Some(None);
    }
    let mut operands = cx.operands();
    let mut count = operands.len();
    while count > 2 && listed {
        let list = operands.next().unwrap_or(c"").to_bytes();
        join.add_fields(cx, list)?;
        count -= 1;
    }
    if let Some((second, field)) = old {
        // `-j1 FIELD` is an old form of `-1 FIELD`.
        if count == 3 {
            let field = field_number(cx, operands.next().unwrap_or(c"").to_bytes())?;
            join.set_key(cx, usize::from(second), field)?;
            count -= 1;
        } else {
            join.set_key(cx, 0, field)?;
            join.set_key(cx, 1, field)?;
        }
    }
    let one = operands.next().unwrap_or(c"");
    let two = operands.next().unwrap_or(c"");
    match count {
        0 => return Err(cx.missing_operand()),
        1 => return Err(cx.usage(packed!("missing operand after %w"), &[one.to_bytes()])),
        2 => {}
        _ => return Err(cx.extra_operand(2)),
    }
    let mut first = join.open(cx, one)?;
    let mut second = join.open(cx, two)?;
    if one == c"-" && two == c"-" {
        return Err(cx.stop(packed!("both files cannot be standard input"), &[]));
    }
    join.advance(cx, &mut first, 0)?;
    join.advance(cx, &mut second, 1)?;
    if auto && join.format.is_empty() {
        join.format.push((0, 0));
        first.current(&join);
        second.current(&join);
        for (file, fields) in [(1, &first.fields), (2, &second.fields)] {
            let key = join.key_number(usize::from(file - 1));
            for field in 0..fields.len() {
                if field != key {
                    join.format.push((file, field));
                }
            }
        }
    }
    if header && (first.more || second.more) {
        join.print(cx, first.current(&join), second.current(&join))?;
        for (index, file) in [&mut first, &mut second].into_iter().enumerate() {
            if file.more {
                join.advance_unchecked(cx, file, index)?;
            }
        }
    }

    // The lines of the second file that have the same join field: their text, and where each starts and ends.
    let (mut group, mut key) = (Vec::new(), Vec::new());
    let mut ends: Fields = Vec::new();
    let mut fields = Fields::new();
    while first.more && second.more {
        let order = join.compare(first.key(), second.key());
        if order != Ordering::Equal {
            let less = order == Ordering::Less;
            if less && alone[0] {
                join.print(cx, first.current(&join), None)?;
            } else if !less && alone[1] {
                join.print(cx, None, second.current(&join))?;
            }
            match less {
                true => join.advance(cx, &mut first, 0)?,
                false => join.advance(cx, &mut second, 1)?,
            }
            join.unpaired = true;
            continue;
        }
        key.clear();
        key.extend_from_slice(first.key());
        group.clear();
        ends.clear();
        loop {
            let start = group.len();
            group.extend_from_slice(second.lines.text());
            ends.push((start, group.len()));
            join.advance(cx, &mut second, 1)?;
            if !second.more || join.compare(&key, second.key()) != Ordering::Equal {
                break;
            }
        }
        let mut split = false;
        loop {
            for &(start, end) in ends.iter().filter(|_| pairs) {
                let text = group.get(start..end).unwrap_or(b"");
                // The only one is split once.
                if !split || ends.len() > 1 {
                    join.split(text, &mut fields);
                    split = true;
                }
                join.print(cx, first.current(&join), Some((text, &fields)))?;
            }
            join.advance(cx, &mut first, 0)?;
            if !first.more || join.compare(first.key(), &key) != Ordering::Equal {
                break;
            }
        }
    }
    // What is left has no partners, and may have to be looked at for its order.
    for (index, mut file) in [first, second].into_iter().enumerate() {
        let prints = alone.get(index) == Some(&true);
        while file.more && (prints || join.check != Some(false) && !file.told) {
            if prints {
                let line = file.current(&join);
                match index {
                    0 => join.print(cx, line, None)?,
                    _ => join.print(cx, None, line)?,
                }
            }
            join.advance(cx, &mut file, index)?;
        }
    }
    if join.told { Err(cx.stop(packed!("input is not in sorted order"), &[])) } else { Ok(()) }
}

fn invalid_number(cx: &mut Cx, text: &[u8]) -> Stop {
    cx.stop(packed!("invalid field number: %w"), &[text])
}

/// A field's number as one counted from 0.
#[inline(never)]
fn field_number(cx: &mut Cx, text: &[u8]) -> Result<usize, Stop> {
    let digits = number::skip_space(text);
    let digits = digits.strip_prefix(b"+").unwrap_or(digits);
    match number::digits(digits) {
        (value, used, _) if value > 0 && used == digits.len() => Ok(number::fit(value) - 1),
        _ => Err(invalid_number(cx, text)),
    }
}

/// The field of that number, which may be missing.
fn part<'t>(text: &'t [u8], fields: &Fields, number: usize) -> &'t [u8] {
    fields.get(number).and_then(|&(start, end)| text.get(start..end)).unwrap_or(b"")
}

/// How `a` compares to `b`, without regard to case.
#[inline(never)]
fn folded(a: &[u8], b: &[u8]) -> Ordering {
    a.to_ascii_lowercase().as_slice().cmp(&b.to_ascii_lowercase())
}

/// A line and its fields.
type Line<'l> = Option<(&'l [u8], &'l Fields)>;

impl File<'_> {
    fn current(&mut self, join: &Join) -> Line<'_> {
        if !self.split {
            join.split(self.lines.text(), &mut self.fields);
            self.split = true;
        }
        self.more.then(|| (self.lines.text(), &self.fields))
    }

    #[inline(always)]
    fn key(&self) -> &[u8] {
        self.lines.text().get(self.key.0..self.key.1).unwrap_or(b"")
    }
}

impl Join<'_> {
    fn key_number(&self, file: usize) -> usize {
        self.keys.get(file).copied().flatten().unwrap_or(0)
    }

    fn set_key(&mut self, cx: &mut Cx, file: usize, field: usize) -> Done {
        let Some(key) = self.keys.get_mut(file) else { return Ok(()) };
        if let Some(other) = key.filter(|&other| other != field) {
            let (mut room, mut other_room) = ([0; number::DIGITS], [0; number::DIGITS]);
            let words = [
                number::format(other as u64 + 1, &mut other_room),
                number::format(field as u64 + 1, &mut room),
            ];
            return Err(cx.stop(packed!("incompatible join fields %r, %r"), &words));
        }
        *key = Some(field);
        Ok(())
    }

    /// Reads what `-o` takes.
    #[inline(never)]
    fn add_fields(&mut self, cx: &mut Cx, list: &[u8]) -> Done {
        for field in list.split(|byte| matches!(byte, b',' | b' ' | b'\t')) {
            let entry = match field {
                b"0" => (0, 0),
                [file @ b'1'..=b'2', b'.', number @ ..] => (file - b'0', field_number(cx, number)?),
                [b'0'..=b'2', ..] => {
                    return Err(cx.stop(packed!("invalid field specifier: %w"), &[field]));
                }
                _ => {
                    return Err(cx.stop(packed!("invalid file number in field spec: %w"), &[field]));
                }
            };
            self.format.push(entry);
        }
        Ok(())
    }

    fn open<'p>(&self, cx: &mut Cx, path: &'p CStr) -> Result<File<'p>, Stop> {
        let input = cx.input(path).map_err(|e| cx.fail(path.to_bytes(), e))?;
        let mut lines = Lines::new(input, self.end);
        lines.quiet = true;
        Ok(File {
            lines,
            fields: Vec::new(),
            split: false,
            key: (0, 0),
            number: 0,
            more: true,
            told: false,
        })
    }

    #[inline(never)]
    fn compare(&self, a: &[u8], b: &[u8]) -> Ordering {
        if !self.fold {
            return hot::compare(a, b);
        }
        folded(a, b)
    }

    /// Goes to the next line of a file, and looks whether it may stand there.
    #[inline(never)]
    fn advance(&mut self, cx: &mut Cx, file: &mut File, index: usize) -> Done {
        file.lines.hold();
        let key = file.key;
        self.advance_unchecked(cx, file, index)?;
        if file.more
            && file.number > 1
            && !file.told
            && self.check.unwrap_or(self.unpaired)
            && self.compare(file.lines.held().get(key.0..key.1).unwrap_or(b""), file.key())
                == Ordering::Greater
        {
            file.told = true;
            self.told = true;
            let mut room = [0; number::DIGITS];
            let words =
                [file.lines.input.name, number::format(file.number, &mut room), file.lines.text()];
            cx.say(packed!("%r:%r: is not sorted: %r"), &words);
            if self.check == Some(true) {
                return Err(Stop::new(1));
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn advance_unchecked(&mut self, cx: &mut Cx, file: &mut File, index: usize) -> Done {
        file.more = file.lines.advance(cx);
        if let Some(e) = file.lines.error {
            return Err(cx.stop_error(packed!("read error"), &[], e));
        }
        file.number += 1;
        file.split = false;
        let number = self.key_number(index);
        if let (0, Some(separator)) = (number, self.separator.unwrap_or(Some(b' ')))
            && !matches!(file.lines.line(), [b' ' | b'\t', ..])
        {
            // The first field, of which nothing more needs to be known.
            let text = file.lines.text();
            let mut first = [(0, 0)];
            let separator = self.separator.map(|_| separator);
            hot::split(text, separator, &mut first, 1);
            file.key = first[0];
            return Ok(());
        }
        self.split(file.lines.text(), &mut file.fields);
        file.split = true;
        file.key = file.fields.get(number).copied().unwrap_or((0, 0));
        Ok(())
    }

    /// Finds the fields of a line.
    #[inline(never)]
    fn split(&self, text: &[u8], fields: &mut Fields) {
        let separator = match self.separator {
            Some(None) => {
                fields.clear();
                if !text.is_empty() {
                    fields.push((0, text.len()));
                }
                return;
            }
            other => other.flatten(),
        };
        // Most lines have few.
        let mut room = [(0, 0); 8];
        let count = hot::split(text, separator, &mut room, usize::MAX);
        fields.clear();
        match room.get(..count) {
            Some(found) => fields.extend_from_slice(found),
            None => {
                fields.resize(count, (0, 0));
                hot::split(text, separator, fields, usize::MAX);
            }
        }
    }

    /// Prints the line of a pair, or of one without a partner.
    #[inline(never)]
    fn print(&self, cx: &mut Cx, one: Line, two: Line) -> Done {
        let joint = match self.separator {
            None => b' ',
            Some(None) => b'\n',
            Some(Some(byte)) => byte,
        };
        let empty = self.empty.unwrap_or(b"");
        let put = |cx: &mut Cx, line: Line, number: usize| {
            let text = line.map_or(&b""[..], |(text, fields)| part(text, fields, number));
            cx.out.add(if text.is_empty() { empty } else { text });
        };
        let key = |cx: &mut Cx| match one {
            Some(_) => put(cx, one, self.key_number(0)),
            None => put(cx, two, self.key_number(1)),
        };
        if self.format.is_empty() {
            key(cx);
            for (index, line) in [one, two].into_iter().enumerate() {
                let count = line.map_or(0, |(_, fields)| fields.len());
                // What follows the first field is printed at once, where it stands as it is to be.
                if self.key_number(index) == 0
                    && let Some((text, fields)) = line
                    && let (Some((_, end)), Some((_, last))) = (fields.first(), fields.last())
                    && fields
                        .iter()
                        .skip(1)
                        .try_fold(*end, |end, &(start, next)| {
                            let plain = start == end + 1 && text.get(end) == Some(&joint);
                            (plain && (next > start || self.empty.is_none())).then_some(next)
                        })
                        .is_some()
                {
                    cx.out.add(text.get(*end..*last).unwrap_or(b""));
                    continue;
                }
                for number in 0..count {
                    if number != self.key_number(index) {
                        cx.out.add(&[joint]);
                        put(cx, line, number);
                    }
                }
            }
        }
        for (index, &(file, number)) in self.format.iter().enumerate() {
            if index > 0 {
                cx.out.add(&[joint]);
            }
            match file {
                0 => key(cx),
                1 => put(cx, one, number),
                _ => put(cx, two, number),
            }
        }
        cx.out.byte(self.end)
    }
}
