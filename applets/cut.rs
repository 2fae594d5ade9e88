//! cut - print selected parts of lines
use rt::{
    Cx, Done, Id, Input, Stop, Vec, io,
    lines::Lines,
    long,
    text::{number, utf8},
};

rt::applet! { "cut", main, { own_process: true }, "\
Usage: cut OPTION... [FILE]...
Print selected parts of the lines of each FILE, or of standard input. - is standard input.

  -b, --bytes=LIST         select these bytes
  -c, --characters=LIST    select these characters
  -d, --delimiter=DELIM    the character between fields; a tab by default
  -f, --fields=LIST        select these fields; a line without DELIM is printed whole
  -n                       with -b, select no part of a character
      --complement         select what LIST does not
  -s, --only-delimited     leave out lines without DELIM
      --output-delimiter=STRING
                           put STRING between the parts of the output; DELIM by default
  -z, --zero-terminated    lines end with NUL, not newline

LIST is one or more of N, N-M, N- and -M, with commas between them, counted from 1. What is selected is printed once and
in the order of the input.

" }

const COMPLEMENT: Id = long(HELP, "complement");
const OUTPUT_DELIMITER: Id = long(HELP, "output-delimiter");

fn main(cx: &mut Cx) -> Done {
    let utf8 = cx.utf8();
    let mut kind = 0;
    let mut list: &[u8] = b"";
    let mut delimiter = None;
    let mut joint: Option<&[u8]> = None;
    let mut complement = false;
    let mut whole_characters = false;
    let mut cut =
        hot::Cut { ranges: &[], delimiter: b"\t", joint: b"", end: b'\n', only_delimited: false };
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'b' | b'c' | b'f' => {
                if kind != 0 {
                    return Err(cx.usage(packed!("only one list may be specified"), &[]));
                }
                (kind, list) = (option, value);
            }
            b'd' => {
                let wide = utf8 && utf8::decode(value).is_some_and(|(_, len)| len == value.len());
                if value.len() > 1 && !wide {
                    return Err(cx.usage(packed!("the delimiter must be a single character"), &[]));
                }
                delimiter = Some(or_nul(value));
            }
            b'n' => whole_characters = true,
            b's' => cut.only_delimited = true,
            b'z' => cut.end = 0,
            COMPLEMENT => complement = true,
            OUTPUT_DELIMITER => joint = Some(or_nul(value)),
            _ => {}
        }
    }
    let fields = kind == b'f';
    let mistake = if kind == 0 {
        "you must specify a list of bytes, characters, or fields"
    } else if delimiter.is_some() && !fields {
        "an input delimiter may be specified only when operating on fields"
    } else if cut.only_delimited && !fields {
        "suppressing non-delimited lines makes sense\n\tonly when operating on fields"
    } else {
        ""
    };
    if !mistake.is_empty() {
        return Err(cx.usage(mistake, &[]));
    }
    let ranges = ranges(cx, list, fields, complement)?;
    cut.ranges = &ranges;
    cut.delimiter = delimiter.unwrap_or(b"\t");
    cut.joint = joint.unwrap_or(if fields { cut.delimiter } else { b"" });
    let mut output = io::buffer(0);
    for path in cx.inputs() {
        let input = match cx.input(path) {
            Ok(input) => input,
            Err(e) => {
                cx.warn(path.to_bytes(), e);
                continue;
            }
        };
        if fields && cut.delimiter == [cut.end] {
            lines(cx, &cut, input)?;
            continue;
        }
        let mut lines = Lines::new(input, cut.end);
        while let Some(block) = lines.block(cx) {
            // Each byte may be one that a joint takes the place of, or follows.
            let room =
                block.len().saturating_mul(cut.joint.len() + usize::from(!fields)).max(block.len());
            if room > output.len() {
                output = io::buffer(room);
            }
            let characters = utf8 && (kind == b'c' || kind == b'b' && whole_characters);
            let len = if characters && !block.is_ascii() {
                pieces(&cut, block, kind == b'b', &mut output)
            } else if fields {
                cut.fields(block, &mut output)
            } else {
                cut.bytes(block, &mut output)
            };
            cx.out.write(output.get(..len).unwrap_or(b""))?;
        }
    }
    Ok(())
}

/// An empty delimiter is NUL.
fn or_nul(value: &[u8]) -> &[u8] {
    if value.is_empty() { b"\0" } else { value }
}

/// Reads a list: what is selected, in order and without overlap.
#[inline(never)]
fn ranges(
    cx: &mut Cx,
    list: &[u8],
    fields: bool,
    complement: bool,
) -> Result<Vec<(u64, u64)>, Stop> {
    let mut lows: Vec<(u64, u32)> = Vec::new();
    let mut highs = Vec::new();
    let mut rest = list;
    loop {
        let mut low = position(cx, &mut rest, fields)?;
        let mut high = low;
        let mut mistake = if low == Some(0) { FROM_ONE } else { 0 };
        let dash = rest.first() == Some(&b'-');
        if let [b'-', after @ ..] = rest {
            rest = after;
            if low != Some(0) {
                high = position(cx, &mut rest, fields)?;
                if low.is_none() && high.is_none() {
                    mistake = NO_ENDPOINT;
                }
                low = low.or(Some(1));
                high = high.or(Some(u64::MAX));
                if high < low {
                    mistake = DECREASING;
                }
                if rest.first() == Some(&b'-') {
                    mistake = RANGE;
                    rest = b"";
                }
            }
        } else if low.is_none() {
            mistake = FROM_ONE;
        }
        // A 0 before a dash is found out there.
        if !matches!(rest, [] | [b',' | b' ' | b'\t', ..]) && (mistake != FROM_ONE || !dash) {
            mistake = VALUE;
        }
        if mistake != 0 {
            return Err(refuse(cx, mistake, fields, rest));
        }
        lows.push((low.unwrap_or(0), highs.len() as u32));
        highs.push(high.unwrap_or(0));
        let [_, after @ ..] = rest else { break };
        rest = after;
    }
    let mut spare = lows.clone();
    hot::sort(&mut lows, &mut spare, &|_, _| false);
    let mut merged: Vec<(u64, u64)> = Vec::new();
    // The end of the last range.
    let mut end = 0;
    for &(low, index) in &lows {
        let high = highs.get(index as usize).copied().unwrap_or(0);
        match merged.last_mut() {
            _ if complement => {
                if low - 1 > end {
                    merged.push((end + 1, low - 1));
                }
            }
            // Fields that follow one another are like one range, but between bytes there is a delimiter.
            Some((_, last)) if low <= *last || fields && low - 1 == *last => {
                *last = high.max(*last)
            }
            _ => merged.push((low, high)),
        }
        end = high.max(end);
    }
    if complement && end < u64::MAX {
        merged.push((end + 1, u64::MAX));
    }
    Ok(merged)
}

// What is wrong with a list: an index into `MISTAKES`.
const FROM_ONE: u8 = 1;
const RANGE: u8 = 2;
const VALUE: u8 = 3;
const LARGE: u8 = 4;
const DECREASING: u8 = 5;
const NO_ENDPOINT: u8 = 6;

/// For bytes and characters, and for fields.
static MISTAKES: [[&str; 2]; 6] = [
    ["byte/character positions are numbered from 1", "fields are numbered from 1"],
    ["invalid byte or character range", "invalid field range"],
    ["invalid byte/character position %w", "invalid field value %w"],
    ["byte/character offset %w is too large", "field number %w is too large"],
    ["invalid decreasing range"; 2],
    ["invalid range with no endpoint: -"; 2],
];

fn refuse(cx: &mut Cx, mistake: u8, fields: bool, word: &[u8]) -> Stop {
    let messages = MISTAKES.get(usize::from(mistake) - 1);
    let message = messages.and_then(|messages| messages.get(usize::from(fields)));
    cx.usage(message.unwrap_or(&""), &[word])
}

/// Takes a number off `rest`, if it starts with one.
#[inline(never)]
fn position(cx: &mut Cx, rest: &mut &[u8], fields: bool) -> Result<Option<u64>, Stop> {
    let (value, len, overflow) = number::digits(rest);
    let (digits, after) = rest.split_at_checked(len).unwrap_or((rest, b""));
    if overflow || value == u64::MAX {
        return Err(refuse(cx, LARGE, fields, digits));
    }
    *rest = after;
    Ok((len > 0).then_some(value))
}

/// Selects whole characters, counted one by one, or by the last of their `bytes`.
#[inline(never)]
fn pieces(cut: &hot::Cut, block: &[u8], bytes: bool, output: &mut [u8]) -> usize {
    let mut used = 0;
    let mut add = |bytes: &[u8]| {
        if let Some(place) = output.get_mut(used..used + bytes.len()) {
            place.copy_from_slice(bytes);
            used += bytes.len();
        }
    };
    let (mut position, mut ranges, mut last) = (0, cut.ranges.iter(), None);
    let mut range = ranges.next();
    for (piece, _) in utf8::pieces(block, true) {
        if piece == [cut.end] {
            add(piece);
            (position, ranges, last) = (0, cut.ranges.iter(), None);
            range = ranges.next();
            continue;
        }
        position += if bytes { piece.len() as u64 } else { 1 };
        while range.is_some_and(|(_, high)| *high < position) {
            range = ranges.next();
        }
        if let Some((low, _)) = range
            && *low <= position
        {
            if last.is_some_and(|last| last != low) {
                add(cut.joint);
            }
            last = Some(low);
            add(piece);
        }
    }
    used
}

/// The end of a line is the delimiter: the input is one line, and its lines are the fields.
#[inline(never)]
fn lines(cx: &mut Cx, cut: &hot::Cut, input: Input) -> Done {
    let mut lines = Lines::new(input, cut.end);
    let mut number = 0;
    let (mut printed, mut delimited) = (false, false);
    while lines.advance(cx) {
        number += 1;
        let text = lines.text();
        delimited |= text.len() < lines.line().len();
        let selected = cut.ranges.iter().any(|(low, high)| (*low..=*high).contains(&number));
        if selected || !delimited && !cut.only_delimited {
            if selected && !delimited && cut.only_delimited {
                continue;
            }
            if printed {
                cx.out.write(cut.joint)?;
            }
            cx.out.write(text)?;
            printed = true;
        }
    }
    if printed || number > u64::from(cut.only_delimited) { cx.out.byte(cut.end) } else { Ok(()) }
}
