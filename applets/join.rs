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
    /// Room for the fields of a line of each file.
    fields: [Fields; 2],
}

/// A file: its lines, and where the one at hand has its join field.
struct File<'a> {
    lines: Lines<'a>,
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
        fields: [const { Fields::new() }; 2],
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
        for (number, file) in [(1, &first), (2, &second)] {
            let key = join.key_number(usize::from(number - 1));
            let fields = join.split(0, file.lines.text());
            for field in (0..fields.len()).filter(|&field| field != key) {
                join.format.push((number, field));
            }
        }
    }
    if header && (first.more || second.more) {
        join.print(cx, first.line(), second.line())?;
        for (index, file) in [&mut first, &mut second].into_iter().enumerate() {
            if file.more {
                join.advance_unchecked(cx, file, index)?;
            }
        }
    }

    // The lines of the second file that have the same join field: their text, where each starts and ends, and where its join field does.
    let (mut group, mut key) = (Vec::new(), Vec::new());
    let mut places: Vec<[(usize, usize); 2]> = Vec::new();
    while first.more && second.more {
        let order = join.compare(first.key(), second.key());
        if order != Ordering::Equal {
            let less = order == Ordering::Less;
            if less && alone[0] {
                join.print(cx, first.line(), None)?;
            } else if !less && alone[1] {
                join.print(cx, None, second.line())?;
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
        places.clear();
        loop {
            let start = group.len();
            group.extend_from_slice(second.lines.text());
            places.push([(start, group.len()), second.key]);
            join.advance(cx, &mut second, 1)?;
            if !second.more || join.compare(&key, second.key()) != Ordering::Equal {
                break;
            }
        }
        loop {
            for &[(start, end), key] in places.iter().filter(|_| pairs) {
                let line = Line { text: group.get(start..end).unwrap_or(b""), key };
                join.print(cx, first.line(), Some(line))?;
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
                let line = file.line();
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

/// How `a` compares to `b`, without regard to case.
#[inline(never)]
fn folded(a: &[u8], b: &[u8]) -> Ordering {
    a.to_ascii_lowercase().as_slice().cmp(&b.to_ascii_lowercase())
}

/// A line, and where its join field starts and ends.
#[derive(Clone, Copy)]
struct Line<'l> {
    text: &'l [u8],
    key: (usize, usize),
}

impl<'l> Line<'l> {
    fn key(&self) -> &'l [u8] {
        self.text.get(self.key.0..self.key.1).unwrap_or(b"")
    }
}

impl File<'_> {
    fn line(&self) -> Option<Line<'_>> {
        self.more.then(|| Line { text: self.lines.text(), key: self.key })
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
        Ok(File { lines, key: (0, 0), number: 0, more: true, told: false })
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
        file.key = self.split(0, file.lines.text()).get(number).copied().unwrap_or_default();
        Ok(())
    }

    /// Finds the fields of a line.
    #[inline(never)]
    fn split(&mut self, file: usize, text: &[u8]) -> &Fields {
        let [first, second] = &mut self.fields;
        let fields = if file == 0 { first } else { second };
        let separator = match self.separator {
            Some(None) => {
                fields.clear();
                if !text.is_empty() {
                    fields.push((0, text.len()));
                }
                return fields;
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
        fields
    }

    /// Prints the line of a pair, or of one without a partner.
    #[inline(never)]
    fn print(&mut self, cx: &mut Cx, one: Option<Line>, two: Option<Line>) -> Done {
        let joint = match self.separator {
            None => b' ',
            Some(None) => b'\n',
            Some(Some(byte)) => byte,
        };
        let empty = self.empty.unwrap_or(b"");
        let put = |cx: &mut Cx, text: &[u8]| cx.out.add(if text.is_empty() { empty } else { text });
        let key = one.or(two).map_or(&b""[..], |line| line.key());
        if self.format.is_empty() {
            put(cx, key);
            for (index, line) in [one, two].into_iter().enumerate() {
                let Some(Line { text, key }) = line else { continue };
                // What follows the first field is printed at once where it stands as it is to be.
                let number = self.key_number(index);
                let rest = text.get(key.1..).unwrap_or(b"");
                if number == 0
                    && self.empty.is_none()
                    && (self.separator.is_some() || hot::single_spaced(rest))
                {
                    cx.out.add(rest);
                    continue;
                }
                for (at, &(start, end)) in self.split(0, text).iter().enumerate() {
                    if at != number {
                        cx.out.add(&[joint]);
                        put(cx, text.get(start..end).unwrap_or(b""));
                    }
                }
            }
        }
        let texts = [one, two].map(|line| line.map_or(&b""[..], |line| line.text));
        if !self.format.is_empty() {
            self.split(0, texts[0]);
            self.split(1, texts[1]);
        }
        for (index, &(file, number)) in self.format.iter().enumerate() {
            if index > 0 {
                cx.out.add(&[joint]);
            }
            let [first, second] = &self.fields;
            let (text, fields) = if file == 1 { (texts[0], first) } else { (texts[1], second) };
            let (start, end) = fields.get(number).copied().unwrap_or_default();
            let text = if file == 0 { key } else { text.get(start..end).unwrap_or(b"") };
            put(cx, text);
        }
        cx.out.byte(self.end)
    }
}
