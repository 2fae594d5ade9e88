//! comm - compare sorted files line by line
use core::{cmp::Ordering, ffi::CStr};
use rt::{Cx, Done, Id, Stop, lines::Lines, long, text::number};

rt::applet! { "comm", main, { own_process: true }, "\
Usage: comm [OPTION]... FILE1 FILE2
Compare sorted files. The first column has the lines that only FILE1 has, the second one those of FILE2, the third one those
of both. - is standard input.

  -1                       leave out the first column
  -2                       leave out the second column
  -3                       leave out the third column
      --check-order        fail if the files are not sorted
      --nocheck-order      do not look whether they are; by default only as soon as lines differ
      --output-delimiter=STR
                           put STR between the columns, not a tab
      --total              print how many lines the columns have
  -z, --zero-terminated    lines end with NUL, not newline

" }

const CHECK_ORDER: Id = long(HELP, "check-order");
const NOCHECK_ORDER: Id = long(HELP, "nocheck-order");
const OUTPUT_DELIMITER: Id = long(HELP, "output-delimiter");
const TOTAL: Id = long(HELP, "total");

struct Comm {
    /// Look at the order? If not said, as soon as there was a line without a partner.
    check: Option<bool>,
    unpaired: bool,
    /// For each file: are its last two lines in the wrong order, and was that told?
    descends: [bool; 2],
    told: [bool; 2],
}

fn main(cx: &mut Cx) -> Done {
    let mut comm = Comm { check: None, unpaired: false, descends: [false; 2], told: [false; 2] };
    let mut show = [true; 3];
    let mut joint: Option<&[u8]> = None;
    let (mut total, mut end) = (false, b'\n');
    while let Some(option) = cx.option()? {
        match option {
            b'1'..=b'3' => {
                if let Some(show) = show.get_mut(usize::from(option - b'1')) {
                    *show = false;
                }
            }
            CHECK_ORDER => comm.check = Some(true),
            NOCHECK_ORDER => comm.check = Some(false),
            OUTPUT_DELIMITER => {
                let value = cx.value().to_bytes();
                let value = if value.is_empty() { b"\0" } else { value };
                if joint.is_some_and(|joint| joint != value) {
                    return Err(cx.stop(packed!("multiple output delimiters specified"), &[]));
                }
                joint = Some(value);
            }
            TOTAL => total = true,
            _ => end = 0,
        }
    }
    let joint = joint.unwrap_or(b"\t");
    let mut operands = cx.operands();
    let one = operands.next();
    let (Some(one), Some(two)) = (one, operands.next()) else {
        return Err(match one {
            None => cx.missing_operand(),
            Some(one) => cx.usage(packed!("missing operand after %w"), &[one.to_bytes()]),
        });
    };
    if operands.next().is_some() {
        return Err(cx.extra_operand(2));
    }
    let mut files = [open(cx, one, end)?, open(cx, two, end)?];
    let mut counts = [0u64; 3];
    let mut more = [true; 2];
    // The files that the next line is taken of.
    let mut takes = [true; 2];
    loop {
        for index in 0..2 {
            if let (Some(true), Some(lines), Some(more)) =
                (takes.get(index), files.get_mut(index), more.get_mut(index))
            {
                *more = *more && comm.advance(cx, lines, index)?;
            }
        }
        let [first, second] = &files;
        let column = match more {
            [false, false] => break,
            [true, false] => 0,
            [false, true] => 1,
            [true, true] => match hot::compare(first.text(), second.text()) {
                Ordering::Less => 0,
                Ordering::Greater => 1,
                Ordering::Equal => 2,
            },
        };
        takes = [column != 1, column != 0];
        comm.unpaired |= column != 2;
        if let Some(count) = counts.get_mut(column) {
            *count += 1;
        }
        if show.get(column) == Some(&true) {
            for _ in show.iter().take(column).filter(|&&show| show) {
                cx.out.add(joint);
            }
            let line = if column == 1 { second } else { first };
            cx.out.add(line.text());
            cx.out.byte(end)?;
        }
    }
    if total {
        // What is NUL between columns is nothing here.
        let joint = if joint == b"\0" { b"" } else { joint };
        for count in counts {
            cx.out.number(count, 0)?;
            cx.out.write(joint)?;
        }
        cx.out.write(b"total")?;
        cx.out.byte(end)?;
    }
    if comm.told == [false; 2] {
        return Ok(());
    }
    Err(cx.stop(packed!("input is not in sorted order"), &[]))
}

fn open<'a>(cx: &mut Cx, path: &'a CStr, end: u8) -> Result<Lines<'a>, Stop> {
    match cx.input(path) {
        Ok(input) => {
            let mut lines = Lines::new(input, end);
            lines.quiet = true;
            Ok(lines)
        }
        Err(e) => Err(cx.fail(path.to_bytes(), e)),
    }
}

impl Comm {
    /// Goes to the next line of a file, and looks whether it may stand there. At the end the last two are looked at again, because
    /// there may have been no reason to before.
    fn advance(&mut self, cx: &mut Cx, lines: &mut Lines, index: usize) -> Result<bool, Stop> {
        lines.hold();
        let more = lines.advance(cx);
        if let Some(e) = lines.error {
            return Err(cx.fail(lines.input.name, e));
        }
        let (Some(descends), Some(told)) = (self.descends.get_mut(index), self.told.get_mut(index))
        else {
            return Ok(more);
        };
        if self.check == Some(false) {
            return Ok(more);
        }
        if more {
            *descends = hot::compare(lines.held_text(), lines.text()) == Ordering::Greater;
        }
        if *descends && !*told && self.check.unwrap_or(self.unpaired) {
            *told = true;
            let mut room = [0; number::DIGITS];
            let number = number::format(index as u64 + 1, &mut room);
            cx.say(packed!("file %r is not in sorted order"), &[number]);
            if self.check == Some(true) {
                return Err(Stop::new(1));
            }
        }
        Ok(more)
    }
}
