//! cut - print selected parts of lines
use rt::{
    Cx, Done, Id, Input, Stop, Vec, io,
    lines::{Lines, without_end},
    long,
    text::utf8,
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
                    return Err(cx.usage("only one list may be specified", &[]));
                }
                (kind, list) = (option, value);
            }
            b'd' => {
                let wide = utf8 && utf8::decode(value).is_some_and(|(_, len)| len == value.len());
                if value.len() > 1 && !wide {
                    return Err(cx.usage("the delimiter must be a single character", &[]));
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
fn ranges(
    cx: &mut Cx,
    list: &[u8],
    fields: bool,
    complement: bool,
) -> Result<Vec<(u64, u64)>, Stop> {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    let mut rest = list;
    loop {
        // The number before the dash, the one behind it, and whether there is either.
        let (mut numbers, mut given, mut dash) = ([1u64, u64::MAX], [false; 2], false);
        loop {
            let mut len = 0;
            let (mut value, mut large) = (0u64, false);
            while let Some(digit) =
                rest.get(len).map(|byte| byte.wrapping_sub(b'0')).filter(|&d| d < 10)
            {
                let next = value.checked_mul(10).and_then(|value| value.checked_add(digit.into()));
                large |= next.is_none_or(|next| next == u64::MAX);
                value = next.unwrap_or(0);
                len += 1;
            }
            if len > 0 {
                let (digits, after) = rest.split_at_checked(len).unwrap_or((rest, b""));
                rest = after;
                if large {
                    let message = if fields {
                        "field number %w is too large"
                    } else {
                        "byte/character offset %w is too large"
                    };
                    return Err(cx.usage(message, &[digits]));
                }
                let index = usize::from(dash);
                if let (Some(number), Some(given)) = (numbers.get_mut(index), given.get_mut(index))
                {
                    (*number, *given) = (value, true);
                }
            }
            match rest {
                [b'-', after @ ..] => {
                    if dash {
                        let message = if fields {
                            "invalid field range"
                        } else {
                            "invalid byte or character range"
                        };
                        return Err(cx.usage(message, &[]));
                    }
                    dash = true;
                    rest = after;
                    if given == [true, false] && numbers[0] == 0 {
                        return Err(from_one(cx, fields));
                    }
                }
                [] | [b',' | b' ' | b'\t', ..] => break,
                _ => {
                    let message = if fields {
                        "invalid field value %w"
                    } else {
                        "invalid byte/character position %w"
                    };
                    return Err(cx.usage(message, &[rest]));
                }
            }
        }
        let [low, mut high] = numbers;
        match (dash, given) {
            (false, [number, _]) => {
                if !number || low == 0 {
                    return Err(from_one(cx, fields));
                }
                high = low;
            }
            (true, [false, false]) => {
                return Err(cx.usage("invalid range with no endpoint: -", &[]));
            }
            _ => {}
        }
        if high < low {
            return Err(cx.usage("invalid decreasing range", &[]));
        }
        ranges.push((low, high));
        let [_, after @ ..] = rest else { break };
        rest = after;
    }
    ranges.sort_unstable();
    let mut merged: Vec<(u64, u64)> = Vec::new();
    // The end of the last range.
    let mut end = 0;
    for &(low, high) in &ranges {
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

fn from_one(cx: &mut Cx, fields: bool) -> Stop {
    let message = if fields {
        "fields are numbered from 1"
    } else {
        "byte/character positions are numbered from 1"
    };
    cx.usage(message, &[])
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
fn lines(cx: &mut Cx, cut: &hot::Cut, input: Input) -> Done {
    let mut lines = Lines::new(input, cut.end);
    let mut number = 0;
    let (mut printed, mut delimited) = (false, false);
    while lines.advance(cx) {
        number += 1;
        let text = without_end(lines.line(), cut.end);
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
    if printed || number > 0 && !cut.only_delimited { cx.out.byte(cut.end) } else { Ok(()) }
}
