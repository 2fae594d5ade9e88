//! shuf - put lines into a random order
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, io, long,
    random::Random,
    sys::{
        Errno, Fd, fstat,
        raw::{O_CREAT, O_RDONLY, O_TRUNC, O_WRONLY, SEEK_CUR},
    },
    text::number::{self, NumberError},
};

rt::applet! { "shuf", main, { own_process: true }, "\
Usage: shuf [OPTION]... [FILE]
  or:  shuf -e [OPTION]... [ARG]...
  or:  shuf -i LO-HI [OPTION]...
Print the lines of FILE, or of standard input, in a random order. - is standard input.

  -e, --echo             each ARG is a line
  -i, --input-range=LO-HI  each number from LO to HI is a line
  -n, --head-count=COUNT  print at most COUNT lines
  -o, --output=FILE      write to FILE
      --random-source=FILE  take random bytes from FILE
  -r, --repeat           a line may come again and again
  -z, --zero-terminated  lines end with NUL, not newline

" }

const RANDOM_SOURCE: Id = long(HELP, "random-source");

/// What is read at once from a source of random bytes.
const BATCH: usize = 4096;

struct Shuf<'a> {
    random: Random,
    /// Where random bytes are taken from instead.
    file: Option<(&'a CStr, Fd)>,
    bytes: [u8; BATCH],
    /// How many of `bytes` are still to be used, at the end.
    fresh: usize,
    /// A random number from 0 to `most`, which is left over.
    number: u64,
    most: u64,
    end: u8,
    output: Option<&'a CStr>,
}

/// What the lines are.
enum Lines {
    /// In a text, where each ends with this.
    Text(Vec<u64>, io::Buffer, u8),
    /// From this number on.
    Numbers(u64, u64),
}

fn main(cx: &mut Cx) -> Done {
    let mut shuf = Shuf {
        random: Random::new(None),
        file: None,
        bytes: [0; BATCH],
        fresh: 0,
        number: 0,
        most: 0,
        end: b'\n',
        output: None,
    };
    let (mut echo, mut range, mut head, mut repeat) = (false, None, u64::MAX, false);
    let mut source: Option<&CStr> = None;
    while let Some(option) = cx.option()? {
        let value = cx.value();
        match option {
            b'e' => echo = true,
            b'i' => {
                if range.is_some() {
                    return Err(cx.stop(packed!("multiple -i options specified"), &[]));
                }
                range = Some(parse_range(cx, value.to_bytes())?);
            }
            b'n' => {
                head = match number::unsigned(value.to_bytes()) {
                    Err(NumberError::Invalid) => {
                        return Err(cx.stop(packed!("invalid line count: %w"), &[value.to_bytes()]));
                    }
                    count => head.min(count.unwrap_or(u64::MAX)),
                };
            }
            b'o' => {
                if shuf.output.is_some_and(|other| other != value) {
                    return Err(cx.stop(packed!("multiple output files specified"), &[]));
                }
                shuf.output = Some(value);
            }
            b'r' => repeat = true,
            RANDOM_SOURCE => {
                if source.is_some_and(|other| other != value) {
                    return Err(cx.stop(packed!("multiple random sources specified"), &[]));
                }
                source = Some(value);
            }
            _ => shuf.end = 0,
        }
    }
    if echo && range.is_some() {
        return Err(cx.usage(packed!("cannot combine -e and -i options"), &[]));
    }
    let files = if range.is_some() { 0 } else { 1 };
    if !echo && cx.operands().len() > files {
        return Err(cx.extra_operand(files));
    }
    if let Some(path) = source {
        match cx.open(path, O_RDONLY, 0) {
            Ok(file) => shuf.file = Some((path, file)),
            Err(e) => return Err(cx.fail(path.to_bytes(), e)),
        }
    }
    // A small file is read as a whole; of anything else just as many lines as are needed are kept, which takes other numbers.
    let mut sampled = false;
    let mut lines = if let Some((low, count)) = range {
        Lines::Numbers(low, count)
    } else if echo {
        let mut len = 0;
        cx.operands().for_each(|arg| len += arg.to_bytes_with_nul().len());
        let mut text = io::buffer(len);
        let mut at = 0;
        let mut starts = Vec::new();
        for arg in cx.operands() {
            let bytes = arg.to_bytes_with_nul();
            if let Some(room) = text.get_mut(at..at + bytes.len()) {
                room.copy_from_slice(bytes);
            }
            starts.push(at as u64);
            at += bytes.len();
        }
        Lines::Text(starts, text, 0)
    } else if head == 0 && !repeat {
        Lines::Numbers(0, 0)
    } else {
        let path = cx.inputs().next().unwrap_or(c"-");
        let input = match cx.input(path) {
            Ok(input) => input,
            Err(e) => return Err(cx.fail(path.to_bytes(), e)),
        };
        sampled =
            head < u64::MAX && !repeat && size_of(&input.fd).is_none_or(|size| size > 8 << 20);
        let (text, len) = match read_all(&input.fd, shuf.end) {
            Ok(read) => read,
            Err(e) => return Err(cx.stop_error(packed!("read error"), &[], e)),
        };
        let bytes = text.get(..len).unwrap_or(&[]);
        let mut starts = alloc::vec![0; hot::count(shuf.end, bytes)];
        hot::line_starts(bytes, shuf.end, &mut starts);
        Lines::Text(starts, text, shuf.end)
    };
    if let Lines::Text(starts, ..) = &mut lines
        && sampled
    {
        shuf.sample(cx, starts, head)?;
    }
    let count = match &lines {
        Lines::Text(starts, ..) => starts.len() as u64,
        Lines::Numbers(_, count) => *count,
    };
    if repeat && head > 0 && count == 0 {
        return Err(cx.stop(packed!("no lines to repeat"), &[]));
    }
    shuf.print(cx, lines, count, head, repeat)
}

/// The least number of a range, and how many there are.
fn parse_range(cx: &mut Cx, text: &[u8]) -> Result<(u64, u64), Stop> {
    let dash = text.iter().position(|&byte| byte == b'-');
    let (low, high) = match dash.and_then(|dash| text.split_at_checked(dash)) {
        Some((low, [_, high @ ..])) => (low, high),
        _ => return Err(cx.stop(packed!("invalid input range: %w"), &[text])),
    };
    let mut numbers = [0; 2];
    for (place, text) in numbers.iter_mut().zip([low, high]) {
        *place = match number::unsigned(text) {
            Ok(number) => number,
            Err(error) => {
                let large = (error == NumberError::Overflow).then_some(Errno::OVERFLOW);
                cx.say_error(packed!("invalid input range: %w"), &[text], large);
                return Err(Stop::new(1));
            }
        };
    }
    let [low, high] = numbers;
    match high.wrapping_sub(low).wrapping_add(1) {
        count if low <= high && count > 0 => Ok((low, count)),
        // One step back is no range, and no error.
        0 if high.wrapping_add(1) == low && high < low => Ok((low, 0)),
        _ => Err(cx.stop(packed!("invalid input range: %w"), &[text])),
    }
}

/// How much is still to be read of a regular file.
fn size_of(fd: &Fd) -> Option<u64> {
    let stat = fstat(fd).ok().filter(|stat| stat.is_regular())?;
    Some(stat.size().saturating_sub(fd.seek(0, SEEK_CUR).ok()?))
}

/// All there is to read, and its length. The last line gets the end that it may lack.
fn read_all(fd: &Fd, end: u8) -> Result<(io::Buffer, usize), Errno> {
    let mut text = io::try_buffer(number::fit(size_of(fd).unwrap_or(0) + io::CHUNK as u64))?;
    let mut len = 0;
    loop {
        if len + 2 > text.len() {
            let mut larger = io::try_buffer(2 * text.len())?;
            if let Some((front, old)) = larger.get_mut(..len).zip(text.get(..len)) {
                front.copy_from_slice(old);
            }
            text = larger;
        }
        let most = text.len() - 1;
        match io::read(fd, text.get_mut(len..most).unwrap_or(&mut []))? {
            0 => break,
            read => len += read,
        }
    }
    if len > 0 && text.get(len - 1) != Some(&end) {
        if let Some(place) = text.get_mut(len) {
            *place = end;
        }
        len += 1;
    }
    Ok((text, len))
}

impl Shuf<'_> {
    /// A random number below `choices`, of which there is one at least. Takes as few bytes as it can, and uses what is left over of
    /// them the next time.
    #[inline(never)]
    fn choose(&mut self, cx: &mut Cx, choices: u64) -> Result<u64, Stop> {
        let highest = choices - 1;
        loop {
            while self.most < highest {
                if self.fresh == 0 {
                    self.refill(cx)?;
                }
                let byte = self.bytes.get(BATCH - self.fresh).copied().unwrap_or(0);
                self.fresh -= 1;
                self.number = (self.number << 8) | u64::from(byte);
                self.most = (self.most << 8) | 0xFF;
            }
            let (number, most) = (self.number, self.most);
            if most == highest {
                (self.number, self.most) = (0, 0);
                return Ok(number);
            }
            // What would make the first choices likelier is for the next try.
            let excess = (most - highest) % choices;
            let last = most - excess;
            if number <= last {
                (self.number, self.most) = (number / choices, (most - highest) / choices);
                return Ok(number % choices);
            }
            (self.number, self.most) = (number - last - 1, excess - 1);
        }
    }

    fn refill(&mut self, cx: &mut Cx) -> Done {
        if let Some((path, file)) = &self.file {
            let got = match io::read(file, &mut self.bytes) {
                Ok(0) => return Err(cx.stop(packed!("%w: end of file"), &[path.to_bytes()])),
                Ok(got) => got,
                Err(e) => {
                    return Err(cx.stop_error(packed!("%q: read error"), &[path.to_bytes()], e));
                }
            };
            self.bytes.copy_within(..got, BATCH - got);
            self.fresh = got;
            return Ok(());
        }
        self.fresh = BATCH;
        let filled = self.random.fill(&mut self.bytes);
        filled.map_err(|e| cx.stop_error(packed!("cannot get random bytes"), &[], e))
    }

    /// Chooses as many lines as are asked for, as if the number of lines were not known.
    fn sample(&mut self, cx: &mut Cx, starts: &mut Vec<u64>, head: u64) -> Done {
        let kept = number::fit(head);
        if kept > starts.len() {
            return Ok(());
        }
        for at in kept..=starts.len() {
            let place = self.choose(cx, at as u64 + 1)? as usize;
            if place < kept && at < starts.len() {
                starts.swap(place, at);
            }
        }
        starts.truncate(kept);
        Ok(())
    }

    #[inline(never)]
    fn print(&mut self, cx: &mut Cx, lines: Lines, count: u64, head: u64, repeat: bool) -> Done {
        let mut sink = None;
        if let Some(path) = self.output {
            match cx.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666) {
                Ok(file) => sink = Some((path, file)),
                Err(e) => return Err(cx.fail(path.to_bytes(), e)),
            }
        }
        let left = if repeat { head } else { head.min(count) };
        let mut moved = Moved::default();
        let sparse = !repeat && count > 1 << 17 && count / left.max(1) >= 32;
        let mut values: Vec<u64> = Vec::new();
        match &lines {
            Lines::Text(starts, ..) => values.extend_from_slice(if sparse { &[] } else { starts }),
            Lines::Numbers(low, _) if !sparse && !repeat => {
                if values.try_reserve_exact(number::fit(count)).is_err() {
                    return Err(cx.stop(packed!("memory exhausted"), &[]));
                }
                values.extend((0..count).map(|at| low + at));
            }
            Lines::Numbers(..) => {}
        }
        let value = |at: u64| match &lines {
            Lines::Text(starts, ..) => starts.get(at as usize).copied().unwrap_or(0),
            Lines::Numbers(low, _) => low + at,
        };
        let mut batch = Vec::new();
        let mut output = rt::zeros(256 << 10);
        let mut done = 0;
        while done < left {
            batch.clear();
            let first = done as usize;
            while batch.len() < 4096 && done < left {
                batch.push(if repeat {
                    value(self.choose(cx, count)?)
                } else {
                    let other = done + self.choose(cx, count - done)?;
                    if sparse {
                        let (here, there) = (moved.get(done), moved.get(other));
                        moved.set(other, here);
                        value(there)
                    } else {
                        other
                    }
                });
                done += 1;
            }
            if !repeat && !sparse {
                hot::swap_all(&mut values, first, &batch);
                batch.clear();
                batch.extend_from_slice(values.get(first..done as usize).unwrap_or(&[]));
            }
            let mut rest = batch.as_slice();
            while !rest.is_empty() {
                let used = match &lines {
                    Lines::Text(_, text, end) => {
                        let (lines, used) =
                            hot::gather_lines(text, *end, rest, self.end, &mut output);
                        if lines == 0 {
                            // The line is longer than all this.
                            output = rt::zeros(2 * output.len());
                        }
                        rest = rest.get(lines..).unwrap_or(&[]);
                        used
                    }
                    Lines::Numbers(..) => {
                        let mut used = 0;
                        for &number in rest {
                            let mut digits = [0; number::DIGITS];
                            let digits = number::format(number, &mut digits);
                            for &byte in digits.iter().chain(&[self.end]) {
                                if let Some(place) = output.get_mut(used) {
                                    *place = byte;
                                    used += 1;
                                }
                            }
                        }
                        rest = &[];
                        used
                    }
                };
                let bytes = output.get(..used).unwrap_or(&[]);
                match &sink {
                    None => cx.out.write(bytes)?,
                    Some((path, file)) => {
                        let written = io::write_all(file, bytes);
                        written.map_err(|e| cx.fail(path.to_bytes(), e))?;
                    }
                }
            }
        }
        if let Some((path, file)) = sink {
            file.close().map_err(|e| cx.fail(path.to_bytes(), e))?;
        }
        Ok(())
    }
}

/// Which of many numbers are not in their own place: a hash table.
#[derive(Default)]
struct Moved {
    /// A place and one more, and what is there; 0 and 0 where there is nothing.
    slots: Vec<(u64, u64)>,
    used: usize,
}

impl Moved {
    fn slot(&self, place: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (place.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.0 != 0 && slot.0 != place + 1) {
            at = (at + 1) & mask;
        }
        at
    }

    fn get(&self, place: u64) -> u64 {
        match self.slots.get(self.slot(place)) {
            Some(&(key, value)) if key != 0 => value,
            _ => place,
        }
    }

    fn set(&mut self, place: u64, value: u64) {
        if 2 * self.used >= self.slots.len() {
            let larger = alloc::vec![(0, 0); (2 * self.slots.len()).max(64)];
            let old = core::mem::replace(&mut self.slots, larger);
            self.used = 0;
            for (key, value) in old {
                if key != 0 {
                    self.set(key - 1, value);
                }
            }
        }
        let at = self.slot(place);
        if let Some(slot) = self.slots.get_mut(at) {
            self.used += usize::from(slot.0 == 0);
            *slot = (place + 1, value);
        }
    }
}
