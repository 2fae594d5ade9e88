//! tr - translate, squeeze or delete characters
use rt::{Cx, Done, Stop, Vec, io, sys::Fd, text::utf8};

rt::applet! { "tr", main, { options_first: true }, "\
Usage: tr [OPTION]... STRING1 [STRING2]
Copy standard input, with the characters of STRING1 replaced by those of STRING2 at the same places.

  -c, -C, --complement     take all characters that are not in STRING1, in ascending order
  -d, --delete             delete the characters of STRING1
  -s, --squeeze-repeats    print only one of a run of the same character of the last STRING, when all else is done
  -t, --truncate-set1      leave out of STRING1 what STRING2 has nothing for; else the last of STRING2 is repeated

In a STRING:
  \\NNN \\\\ \\a \\b \\f \\n \\r \\t \\v   the character with this octal value, and escapes as in C
  A-B                      all characters from A to B
  [A*N]                    in STRING2, A N times (in octal with a leading 0), or as often as is needed without N
  [:CLASS:]                alnum alpha blank cntrl digit graph lower print punct space upper xdigit; for [:lower:] to
                           [:upper:] and back
  [=A=]                    what is equivalent to A: just that

" }

/// What stands for a byte that is no character, in text of characters: this and the byte.
const STRAY: u32 = 0x11_0000;

/// A stretch of a set: `len` characters from `first` on, or the same one `len` times.
#[derive(Clone, Copy)]
struct Piece {
    first: u32,
    len: u64,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Range,
    /// Of a class other than the next two.
    Class,
    Lower,
    Upper,
    Equivalent,
    Repeat,
    /// As often as is needed.
    Fill,
}

impl Piece {
    /// Behind the last of its characters.
    fn end(&self) -> u64 {
        u64::from(self.first) + if self.kind >= Kind::Repeat { self.len.min(1) } else { self.len }
    }

    fn holds(&self, c: u32) -> bool {
        c >= self.first && u64::from(c) < self.end()
    }
}

#[derive(Default)]
struct Strings {
    utf8: bool,
    complement: bool,
    truncate: bool,
    one: Vec<Piece>,
    two: Vec<Piece>,
    /// Is there a second one?
    both: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut strings = Strings { utf8: cx.utf8(), ..Strings::default() };
    let (mut delete, mut squeeze) = (false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'd' => delete = true,
            b's' => squeeze = true,
            b't' => strings.truncate = true,
            _ => strings.complement = true,
        }
    }
    let operands = cx.operands();
    let count = operands.len();
    let least = 1 + usize::from(delete == squeeze);
    let most = 1 + usize::from(!delete || squeeze);
    let last = operands.get(count.saturating_sub(1)).unwrap_or(c"").to_bytes();
    let mut more = "";
    if count < least {
        if count == 0 {
            return Err(cx.missing_operand());
        }
        cx.say(packed!("missing operand after %w"), &[last]);
        more = match squeeze {
            true => "Two strings must be given when both deleting and squeezing repeats.",
            false => "Two strings must be given when translating.",
        };
    } else if count > most {
        cx.say(packed!("extra operand %w"), &[operands.get(most).unwrap_or(c"").to_bytes()]);
        if count == 2 {
            more = "Only one string may be given when deleting without squeezing repeats.";
        }
    }
    if count < least || count > most {
        if !more.is_empty() {
            cx.line(more, &[]);
        }
        return Err(cx.hint());
    }

    strings.both = count == 2;
    let translate = count == 2 && !delete;
    strings.truncate &= translate;
    strings.one = strings.parse(cx, operands.get(0).unwrap_or(c"").to_bytes())?;
    if count == 2 {
        strings.two = strings.parse(cx, last)?;
    }
    let mistake = strings.check(translate);
    if !mistake.is_empty() {
        return Err(cx.stop(mistake, &[]));
    }

    // What becomes of each byte. Where they are characters, of all of them that are ASCII.
    let mut table = [0; 256];
    let (mut deleted, mut squeezed) = ([false; 256], [false; 256]);
    for (byte, ((new, gone), once)) in
        (0..).zip(table.iter_mut().zip(&mut deleted).zip(&mut squeezed))
    {
        *new = if translate { strings.map(byte) as u8 } else { byte as u8 };
        *gone = delete && holds(&strings.one, byte);
        *once = squeeze && holds(strings.last(), byte);
    }
    // Are there characters of several bytes to look for?
    let wide = strings.utf8
        && (strings.complement
            || strings.one.iter().chain(&strings.two).any(|piece| piece.end() > 128));

    let mut buf = io::buffer(io::CHUNK);
    let mut before = u32::MAX;
    let mut partial = 0;
    loop {
        cx.out.flush()?;
        let room = buf.get_mut(partial..).unwrap_or(&mut []);
        let len = match io::read(&Fd::STDIN, room) {
            Ok(len) => len,
            Err(e) => return Err(cx.stop_error(packed!("read error"), &[], e)),
        };
        let mut chunk = buf.get_mut(..partial + len).unwrap_or(&mut []);
        if chunk.is_empty() {
            return Ok(());
        }
        if wide && !chunk.is_ascii() {
            let rest =
                strings.characters(cx, chunk, [translate, delete, squeeze], &mut before, len == 0);
            let used = chunk.len() - rest;
            chunk.copy_within(used.., 0);
            partial = rest;
            continue;
        }
        partial = 0;
        if delete {
            let len = hot::delete(&deleted, chunk);
            chunk = chunk.get_mut(..len).unwrap_or(&mut []);
        }
        if translate {
            hot::translate(&table, chunk);
        }
        if squeeze {
            let len = hot::squeeze(&squeezed, chunk, &mut before);
            chunk = chunk.get_mut(..len).unwrap_or(&mut []);
        }
        cx.out.write(chunk)?;
    }
}

/// Is `c` in a set?
fn holds(pieces: &[Piece], c: u32) -> bool {
    pieces.iter().any(|piece| piece.holds(c))
}

fn total(pieces: &[Piece]) -> u64 {
    pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.len))
}

impl Strings {
    /// The set that is squeezed.
    fn last(&self) -> &[Piece] {
        if self.both { &self.two } else { &self.one }
    }

    /// What `c` becomes.
    #[inline(never)]
    fn map(&self, c: u32) -> u32 {
        let limit = if self.truncate { total(&self.two) } else { u64::MAX };
        // The last of several places counts.
        let mut place = u64::MAX;
        let mut at = 0u64;
        for piece in &self.one {
            if piece.holds(c) {
                let last = piece.kind >= Kind::Repeat;
                let offset = if last { piece.len - 1 } else { u64::from(c - piece.first) };
                let here = at.saturating_add(offset);
                // Of a repetition, the last one that is not cut off.
                if here < limit || last && at < limit {
                    place = here.min(limit - 1);
                }
            }
            at = at.saturating_add(piece.len);
        }
        let mut new = c;
        if place < u64::MAX {
            for piece in &self.two {
                if piece.len > 0 {
                    let same = piece.kind >= Kind::Repeat;
                    let offset = place.min(piece.len - 1);
                    new = piece.first + if same { 0 } else { offset as u32 };
                    if place < piece.len {
                        break;
                    }
                }
                place -= piece.len;
            }
        }
        new
    }

    /// Makes the first set what it is not, in ascending order.
    #[inline(never)]
    fn invert(&mut self) {
        let all = if self.utf8 { STRAY + 256 } else { 256 };
        let mut inverse = Vec::new();
        let mut first = 0;
        while first < all {
            // The next that belongs to the set, and where its piece ends.
            let (mut start, mut end) = (all, all);
            for piece in &self.one {
                let piece_end = piece.end() as u32;
                if piece_end > first && piece.first.max(first) < start {
                    (start, end) = (piece.first.max(first), piece_end);
                }
            }
            if start > first {
                inverse.push(Piece { first, len: u64::from(start - first), kind: Kind::Range });
            }
            first = end;
        }
        self.one = inverse;
    }

    /// Takes the characters of a chunk one by one. Returns how many bytes at its end may be the start of one that is not whole yet.
    fn characters(
        &self,
        cx: &mut Cx,
        chunk: &[u8],
        [translate, delete, squeeze]: [bool; 3],
        before: &mut u32,
        last: bool,
    ) -> usize {
        let mut rest = chunk;
        while let Some(&first) = rest.first() {
            let (mut c, mut len) = (STRAY + u32::from(first), 1);
            if let Some((decoded, used)) = utf8::decode(rest) {
                (c, len) = (u32::from(decoded), used);
            } else if !last && rest.len() < 4 && utf8::is_cut(rest) {
                break;
            }
            rest = rest.get(len..).unwrap_or(&[]);
            if delete && holds(&self.one, c) {
                continue;
            }
            if translate {
                c = self.map(c);
            }
            let again = squeeze && c == *before && holds(self.last(), c);
            *before = c;
            if !again {
                let byte = [c as u8];
                let mut room = [0; 4];
                cx.out.add(match char::from_u32(c) {
                    Some(c) => c.encode_utf8(&mut room).as_bytes(),
                    None => &byte,
                });
            }
        }
        rest.len()
    }

    /// Refuses what does not go together, and gives the sets the lengths that they need.
    #[inline(never)]
    fn check(&mut self, translate: bool) -> &'static str {
        let has = |pieces: &[Piece], first: Kind, last: Kind| {
            pieces.iter().filter(|piece| (first..=last).contains(&piece.kind)).count()
        };
        if has(&self.one, Kind::Fill, Kind::Fill) > 0 {
            return "the [c*] repeat construct may not appear in string1";
        }
        let fills = has(&self.two, Kind::Fill, Kind::Fill);
        if fills > 1 {
            return "only one [c*] repeat construct may appear in string2";
        }
        let classes = has(&self.one, Kind::Class, Kind::Upper) > 0;
        let straight = core::mem::take(&mut self.one);
        self.one.clone_from(&straight);
        if self.complement {
            self.invert();
        }
        let len = total(&self.one);
        if !translate {
            return match fills {
                0 => "",
                _ => "the [c*] construct may appear in string2 only when translating",
            };
        }
        let rest = len.saturating_sub(total(&self.two));
        for piece in &mut self.two {
            if piece.kind == Kind::Fill {
                piece.len = rest;
            }
        }
        if has(&self.two, Kind::Equivalent, Kind::Equivalent) > 0 {
            return "[=c=] expressions may not appear in string2 when translating";
        }
        if has(&self.two, Kind::Class, Kind::Class) > 0 {
            return "when translating, the only character classes that may appear in\nstring2 are 'upper' and 'lower'";
        }
        let two_len = total(&self.two);
        let mut at = 0u64;
        let mut ends_in_class = false;
        for piece in &self.two {
            ends_in_class = piece.kind >= Kind::Lower && piece.kind <= Kind::Upper;
            if ends_in_class && !self.complement {
                // A class of the same kind has to start at the same place.
                let mut other = 0;
                let mut found = false;
                for piece in &straight {
                    found |= other == at && piece.kind >= Kind::Lower && piece.kind <= Kind::Upper;
                    other += piece.len;
                }
                if !found && at <= other {
                    return "misaligned [:upper:] and/or [:lower:] construct";
                }
            }
            at += piece.len;
        }
        if len > two_len && !self.truncate {
            if two_len == 0 {
                return "when not truncating set1, string2 must be non-empty";
            }
            if ends_in_class {
                return "when translating with string1 longer than string2,\nthe latter string must not end with a character class";
            }
        }
        if self.complement && classes {
            let mut pieces = self.two.iter().filter(|piece| piece.len > 0);
            let first = pieces.next().map_or(0, |piece| piece.first);
            let alike = self.two.iter().all(|piece| {
                piece.len == 0
                    || piece.first == first && (piece.len == 1 || piece.kind >= Kind::Repeat)
            });
            if !alike || two_len > len || self.truncate && two_len < len {
                return "when translating with complemented character classes,\nstring2 must map all characters in the domain to one";
            }
        }
        ""
    }

    /// Reads a string.
    #[inline(never)]
    fn parse(&self, cx: &mut Cx, text: &[u8]) -> Result<Vec<Piece>, Stop> {
        let (bytes, escaped) = unescape(cx, text);
        // The characters, and above them whether they were escaped.
        let mut chars: Vec<u32> = Vec::new();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let rest = bytes.get(at..).unwrap_or(b"");
            let (c, len) = match utf8::decode(rest) {
                Some((c, len)) if self.utf8 => (u32::from(c), len),
                _ if self.utf8 => (STRAY + u32::from(first), 1),
                _ => (u32::from(first), 1),
            };
            let mark = if escaped.get(at) == Some(&true) { ESCAPED } else { 0 };
            chars.push(c | mark);
            at += len;
        }
        let mut pieces = Vec::new();
        let mut rest = chars.as_slice();
        while let [first, after @ ..] = rest {
            let used = match special(cx, rest, &mut pieces, self.utf8)? {
                0 => match after {
                    [dash, last, ..] if *dash == u32::from(b'-') => {
                        let (first, last) = (plain(*first), plain(*last));
                        if last < first {
                            let message = packed!(
                                "range-endpoints of '%r-%r' are in reverse collating sequence order"
                            );
                            let words = [&*printable(&[first], true), &*printable(&[last], true)];
                            return Err(cx.stop(message, &words));
                        }
                        pieces.push(Piece {
                            first,
                            len: u64::from(last - first) + 1,
                            kind: Kind::Range,
                        });
                        3
                    }
                    _ => {
                        pieces.push(Piece { first: plain(*first), len: 1, kind: Kind::Range });
                        1
                    }
                },
                used => used,
            };
            rest = rest.get(used..).unwrap_or(&[]);
        }
        Ok(pieces)
    }
}

/// Marks a character that a backslash made, which is nothing special.
const ESCAPED: u32 = 1 << 31;

fn plain(c: u32) -> u32 {
    c & !ESCAPED
}

/// Takes out the backslashes, and says which bytes they made.
#[inline(never)]
fn unescape(cx: &mut Cx, text: &[u8]) -> (Vec<u8>, Vec<bool>) {
    let (mut bytes, mut escaped) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        let mut byte = *first;
        let mut special = false;
        if byte == b'\\' {
            special = true;
            match rest {
                [] => {
                    cx.note(
                        packed!("warning: an unescaped backslash at end of string is not portable"),
                        &[],
                    );
                    special = false;
                }
                [b'0'..=b'7', ..] => {
                    let (mut value, mut len) = (0, 0);
                    while let Some(digit @ b'0'..=b'7') = rest.get(len).filter(|_| len < 3) {
                        let next = value * 8 + u32::from(digit - b'0');
                        if next > 255 {
                            let message = "warning: the ambiguous octal escape \\%r is being\n\tinterpreted as the 2-byte sequence \\0%r, %r";
                            let (two, one) = rest.split_at_checked(2).unwrap_or((rest, b""));
                            let (three, one) =
                                (rest.get(..3).unwrap_or(rest), one.get(..1).unwrap_or(one));
                            cx.note(message, &[three, two, one]);
                            break;
                        }
                        value = next;
                        len += 1;
                    }
                    byte = value as u8;
                    rest = rest.get(len..).unwrap_or(b"");
                }
                [letter, after @ ..] => {
                    let known = b"abtnvfr".iter().position(|known| known == letter);
                    byte = known.map_or(*letter, |at| at as u8 + 7);
                    rest = after;
                }
            }
        }
        bytes.push(byte);
        escaped.push(special);
    }
    (bytes, escaped)
}

/// What the classes hold in ASCII: the first and the last of each range.
static CLASSES: [(&str, &[u8]); 12] = [
    ("alnum", b"09AZaz"),
    ("alpha", b"AZaz"),
    ("blank", b"\t\t  "),
    ("cntrl", b"\0\x1F\x7F\x7F"),
    ("digit", b"09"),
    ("graph", b"!~"),
    ("lower", b"az"),
    ("print", b" ~"),
    ("punct", b"!/:@[`{~"),
    ("space", b"\t\r  "),
    ("upper", b"AZ"),
    ("xdigit", b"09AFaf"),
];

/// Takes a class, an equivalence or a repetition, and gives how many characters that takes; 0 if there is none.
#[inline(never)]
fn special(cx: &mut Cx, text: &[u32], pieces: &mut Vec<Piece>, utf8: bool) -> Result<usize, Stop> {
    let is = |at: usize, byte: u8| text.get(at) == Some(&u32::from(byte));
    // Where `]` stands behind what is given, from there on.
    let close = |mut at: usize, before: Option<u8>| {
        while at < text.len() {
            if match before {
                Some(byte) => is(at, byte) && is(at + 1, b']'),
                None => is(at, b']'),
            } {
                return Some(at);
            }
            at += 1;
        }
        None
    };
    if !is(0, b'[') {
        return Ok(0);
    }
    let repeat = close(3, None).filter(|_| is(2, b'*'));
    let digits = text.get(3..repeat.unwrap_or(3)).unwrap_or(&[]);
    let digit = |c: &u32| (u32::from(b'0')..=u32::from(b'9')).contains(c);
    let is_repeat = repeat.is_some() && digits.iter().all(digit);
    for (mark, missing) in [
        (b':', "missing character class name '[::]'"),
        (b'=', "missing equivalence class character '[==]'"),
    ] {
        let Some(end) = close(2, Some(mark)).filter(|_| is(1, mark)) else { continue };
        let content = text.get(2..end).unwrap_or(&[]);
        let message = match content {
            [] => missing,
            [c] if mark == b'=' => {
                pieces.push(Piece { first: plain(*c), len: 1, kind: Kind::Equivalent });
                return Ok(end + 2);
            }
            _ if mark == b'=' => "%r: equivalence class operand must be a single character",
            _ => {
                let same = |name: &str| {
                    name.len() == content.len()
                        && name.bytes().zip(content).all(|(byte, c)| u32::from(byte) == *c)
                };
                if let Some((name, ranges)) = CLASSES.iter().find(|(name, _)| same(name)) {
                    let kind = match *name {
                        "lower" => Kind::Lower,
                        "upper" => Kind::Upper,
                        _ => Kind::Class,
                    };
                    for range in ranges.as_chunks().0 {
                        let [first, last] = *range;
                        let len = u64::from(last - first) + 1;
                        pieces.push(Piece { first: first.into(), len, kind });
                    }
                    if utf8 && matches!(*name, "print" | "graph") {
                        // All that leaves a mark or a space, as `utf8::is_printable` has it.
                        pieces.push(Piece { first: 0xA0, len: 0x2028 - 0xA0, kind });
                        pieces.push(Piece { first: 0x202A, len: 0x11_0000 - 0x202A, kind });
                    }
                    return Ok(end + 2);
                }
                "invalid character class %w"
            }
        };
        if !is_repeat {
            return Err(cx.stop(message, &[&printable(content, false)]));
        }
    }
    let Some(end) = repeat else { return Ok(0) };
    let radix = if digits.first() == Some(&u32::from(b'0')) { 8 } else { 10 };
    let mut count = Some(0u64);
    for &c in digits {
        let digit = c.wrapping_sub(u32::from(b'0'));
        count = count
            .filter(|_| digit < radix)
            .and_then(|count| count.checked_mul(radix.into()))
            .and_then(|count| count.checked_add(digit.into()));
    }
    let Some(count) = count else {
        return Err(cx.stop(
            packed!("invalid repeat count %w in [c*n] construct"),
            &[&printable(digits, false)],
        ));
    };
    let kind = if count == 0 { Kind::Fill } else { Kind::Repeat };
    pieces.push(Piece { first: plain(text.get(1).copied().unwrap_or(0)), len: count, kind });
    Ok(end + 1)
}

/// The characters for a message, with escapes for those that are not printable, just octal ones if asked for.
#[inline(never)]
fn printable(chars: &[u32], octal: bool) -> Vec<u8> {
    let mut text = Vec::new();
    for &c in chars {
        let c = plain(c);
        let mut room = [0; 4];
        let byte = [c as u8];
        let bytes = match char::from_u32(c) {
            // A byte of a text of bytes is shown as one.
            Some(c) if !(128..256).contains(&u32::from(c)) => c.encode_utf8(&mut room).as_bytes(),
            _ => &byte,
        };
        match bytes {
            [b'\\'] if !octal => text.extend_from_slice(b"\\\\"),
            [letter @ 7..=13] if !octal => {
                let name = b"abtnvfr".get(usize::from(letter - 7)).copied();
                text.extend_from_slice(&[b'\\', name.unwrap_or(b'?')]);
            }
            [byte @ (0..32 | 127..)] => {
                text.extend_from_slice(&[
                    b'\\',
                    b'0' + (byte >> 6),
                    b'0' + (byte >> 3 & 7),
                    b'0' + (byte & 7),
                ]);
            }
            bytes => text.extend_from_slice(bytes),
        }
    }
    text
}
