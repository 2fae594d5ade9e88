//! Sorting what memory holds.
use super::{
    merge::{Run, Sink},
    *,
};
use hot::{Line, Order};
use rt::sys::thread;

/// Lines, and how they are sorted.
pub struct Memory<'s, 'a> {
    sort: &'s Sort<'a>,
    text: io::Buffer,
    /// How much of it there is, and how many lines that makes.
    len: usize,
    lines: usize,
}

/// The memory for text, in bytes: at first, as little as there may be, and the most: lines have their places in 32 bits.
const PIECE: usize = 1 << 20;
const LEAST: u64 = 4 << 10;
const MOST: usize = (if usize::BITS > 32 { u32::MAX as usize } else { 1 << 30 }) - PIECE;

/// The level at which lines that are equal get the order in which they were read.
const INPUT: u64 = u64::MAX;

impl<'s, 'a> Memory<'s, 'a> {
    pub fn new(sort: &'s Sort<'a>) -> Memory<'s, 'a> {
        let len = (sort.memory / 2).clamp(LEAST, PIECE as u64);
        Memory { sort, text: io::buffer(len as usize), len: 0, lines: 0 }
    }

    /// Reads a file. What is more than memory goes to temporary files.
    #[inline(never)]
    pub fn read(&mut self, cx: &mut Cx, path: &CStr, runs: &mut Vec<Run>) -> Done {
        let input = merge::open(cx, path)?;
        // Asks for what a file says that it has at once.
        let size = rt::sys::fstat(&input).ok().and_then(|stat| stat.real_size()).unwrap_or(0);
        let most = self.sort.memory.clamp(LEAST, MOST as u64) as usize;
        let wanted = self.len.saturating_add(rt::text::number::fit(size + 1)).min(most);
        // Without it there may be less.
        let _ = self.text.grow(wanted);
        loop {
            let used = self.len + self.lines * size_of::<Line>();
            if self.lines > 0 && used >= most || self.len >= MOST {
                self.spill(cx, runs)?;
                continue;
            }
            if self.len == self.text.len() {
                let twice = self.len.saturating_mul(2).min(MOST + PIECE);
                if self.text.grow(twice).is_err() && self.lines > 0 {
                    self.spill(cx, runs)?;
                } else if self.len == self.text.len() {
                    return Err(cx.stop(packed!("memory exhausted"), &[]));
                }
                continue;
            }
            let room = self.text.get_mut(self.len..).unwrap_or(&mut []);
            let len = match io::read(&input, room) {
                Ok(0) => break,
                Ok(len) => len,
                Err(e) => {
                    return Err(cx.stop_error(packed!("read failed: %n"), &[path.to_bytes()], e));
                }
            };
            self.lines += hot::count(self.sort.end, room.get(..len).unwrap_or(&[]));
            self.len += len;
        }
        // The last line may lack its end.
        let last = self.len.checked_sub(1).and_then(|at| self.text.get(at)).copied();
        if last.is_some_and(|last| last != self.sort.end) {
            let place = self.len;
            if place == self.text.len() {
                self.grow(cx, place + PIECE)?;
            }
            if let Some(byte) = self.text.get_mut(place) {
                *byte = self.sort.end;
            }
            self.len += 1;
            self.lines += 1;
        }
        Ok(())
    }

    fn grow(&mut self, cx: &mut Cx, len: usize) -> Done {
        self.text.grow(len).map_err(|_| cx.stop(packed!("memory exhausted"), &[]))
    }

    /// Writes what there is to a temporary file, sorted, but for the beginning of a line at its end.
    pub fn spill(&mut self, cx: &mut Cx, runs: &mut Vec<Run>) -> Done {
        if self.lines == 0 {
            // A line that is longer than all memory that there may be.
            if self.len > 0 {
                return Err(cx.stop(packed!("memory exhausted"), &[]));
            }
            return Ok(());
        }
        let mut sink = Sink::temporary(cx, self.sort)?;
        let text = self.text.get(..self.len).unwrap_or(&[]);
        let whole = hot::rfind(self.sort.end, text).map_or(0, |at| at + 1);
        let lines = self.sorted_to(whole);
        sink.lines(cx, self.sort, text, &lines)?;
        runs.push(sink.finish(cx)?);
        self.sort.merge_down(cx, runs, self.sort.open_files)?;
        self.text.copy_within(whole..self.len, 0);
        self.len -= whole;
        self.lines = 0;
        Ok(())
    }

    /// The lines that there are, in order.
    pub fn sorted(&self) -> Vec<Line> {
        self.sorted_to(self.len)
    }

    /// Writes lines to the output.
    pub fn print(&self, cx: &mut Cx, lines: &[Line]) -> Done {
        let mut sink = Sink::output();
        sink.lines(cx, self.sort, &self.text, lines)?;
        sink.finish(cx).map(drop)
    }

    /// The lines that end before `len`, in order.
    fn sorted_to(&self, len: usize) -> Vec<Line> {
        let sort = self.sort;
        let text = self.text.get(..len).unwrap_or(&[]);
        let mut lines = Vec::with_capacity(self.lines);
        lines.extend(hot::lines(text, sort.end));
        let order = InMemory { sort, text };
        let mut threads = system::processors().unwrap_or(1) as u64;
        threads = threads.min(sort.threads);
        order.sort(&mut lines, threads);
        if sort.unique {
            let mut kept: usize = 0;
            for at in 0..lines.len() {
                let last = kept.checked_sub(1).and_then(|at| lines.get(at));
                let Some(&line) = lines.get(at) else { break };
                hot::announce(text, &lines, at);
                if last.is_some_and(|last| {
                    sort.compare(last.of(text), line.of(text)) == Ordering::Equal
                }) {
                    continue;
                }
                if let Some(place) = lines.get_mut(kept) {
                    *place = line;
                }
                kept += 1;
            }
            lines.truncate(kept);
        }
        lines
    }
}

/// The lines of a text in the order that is asked for.
struct InMemory<'s, 'a> {
    sort: &'s Sort<'a>,
    text: &'s [u8],
}

impl InMemory<'_, '_> {
    /// Gives lines the prefixes of a key.
    fn load(&self, lines: &mut [Line], key: &Key, depth: usize) {
        for line in lines {
            line.prefix = key.prefix(line.of(self.text), depth, self.sort);
        }
    }

    /// Sorts lines, by as many threads at once.
    fn sort(&self, lines: &mut [Line], threads: u64) {
        let Some(key) = self.sort.keys.first() else { return };
        // Other lines have their prefixes already.
        if !key.is_plain_line() || key.has(!0) {
            self.load_with(lines, key, threads);
        }
        self.sort_with(lines, threads);
    }

    fn load_with(&self, lines: &mut [Line], key: &Key, threads: u64) {
        if threads < 2 || lines.len() < ENOUGH {
            return self.load(lines, key, 0);
        }
        let half = lines.len() / 2;
        let (first, second) = lines.split_at_mut_checked(half).unwrap_or_default();
        thread::both(&mut || self.load_with(first, key, threads / 2), &mut || {
            self.load_with(second, key, threads - threads / 2)
        });
    }

    fn sort_with(&self, lines: &mut [Line], threads: u64) {
        if threads < 2 || lines.len() < ENOUGH {
            return hot::sort_lines(lines, 0, self);
        }
        let (below, equal) = hot::partition(lines);
        let (low, rest) = lines.split_at_mut_checked(below).unwrap_or_default();
        let (same, high) = rest.split_at_mut_checked(equal).unwrap_or_default();
        thread::both(&mut || self.sort_with(low, threads / 2), &mut || {
            self.sort_with(high, threads - threads / 2);
            if let Some(level) = self.deepen(same, 0) {
                hot::sort_lines(same, level, self);
            }
        });
    }
}

/// Fewer lines are no work for two.
const ENOUGH: usize = 10_000;

impl Order for InMemory<'_, '_> {
    fn deepen(&self, lines: &mut [Line], level: u64) -> Option<u64> {
        let sort = self.sort;
        // A level is the number of a key, and which prefix of it.
        let (index, depth) = ((level >> 40) as usize, (level & ((1 << 40) - 1)) as usize);
        let key = sort.keys.get(index)?;
        match key.after(lines.first()?.prefix) {
            After::More => {
                self.load(lines, key, depth + 1);
                Some(level + 1)
            }
            After::Equal => {
                if let Some(key) = sort.keys.get(index + 1) {
                    self.load(lines, key, 0);
                    return Some((index as u64 + 1) << 40);
                }
                if key.is_plain_line() && !sort.unique && !sort.stable {
                    return None;
                }
                lines.iter_mut().for_each(|line| line.prefix = line.start.into());
                Some(INPUT)
            }
            After::Unknown => {
                self.sort_by_comparing(lines);
                None
            }
        }
    }

    fn less(&self, a: &Line, b: &Line) -> bool {
        let order = self.sort.compare(a.of(self.text), b.of(self.text));
        order.then(a.start.cmp(&b.start)) == Ordering::Less
    }
}

impl InMemory<'_, '_> {
    fn sort_by_comparing(&self, lines: &mut [Line]) {
        let before: Vec<Line> = lines.to_vec();
        let mut items: Vec<hot::Item> = (0..before.len()).map(|at| (0, at as u32)).collect();
        let mut spare = items.clone();
        hot::sort(&mut items, &mut spare, &|a, b| match (
            before.get(a as usize),
            before.get(b as usize),
        ) {
            (Some(a), Some(b)) => self.less(a, b),
            _ => false,
        });
        for (place, (_, at)) in lines.iter_mut().zip(items) {
            if let Some(line) = before.get(at as usize) {
                *place = *line;
            }
        }
    }
}
