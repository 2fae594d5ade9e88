//! Lines in turn.
use super::{
    Split,
    output::{File, open},
};
use rt::{
    Cx, Done, Stop, Vec, io,
    sys::raw::{O_APPEND, O_WRONLY},
};

/// One of the pieces that get a line in turn.
pub struct Turn {
    pub file: Option<File>,
    /// Is it closed for now, because too many others are open?
    pub closed: bool,
    /// How much is used of the room to gather its lines in.
    used: usize,
}

impl Split<'_> {
    /// Deals the lines out to so many pieces.
    pub fn turns(&mut self, cx: &mut Cx) -> Done {
        let count = if self.only > 0 { 1 } else { rt::text::number::fit(self.count) };
        // All have names before the first is made.
        let first = self.value(&self.digits);
        let names = u64::from(self.base).checked_pow(self.digits.len() as u32);
        if self.only == 0 && names.is_some_and(|names| names.saturating_sub(first) < self.count) {
            return Err(cx.stop(packed!("output file suffixes exhausted"), &[]));
        }
        // Each gathers its lines, to write seldom.
        let size = if self.unbuffered { 0 } else { ((8 << 20) / count).clamp(1 << 9, 1 << 16) };
        let mut turns: Vec<Turn> = Vec::new();
        let room = count.checked_mul(size).and_then(|len| io::try_buffer(len.max(1)).ok());
        let (Some(mut room), Ok(())) = (room, turns.try_reserve_exact(count)) else {
            return Err(cx.stop(packed!("memory exhausted"), &[]));
        };
        turns.resize_with(count, || Turn { file: None, closed: false, used: 0 });
        let (mut index, mut broken, mut number) = (0, 0, 1);
        'input: loop {
            let len = self.read(cx, 0, u64::MAX)?;
            if len == 0 {
                break;
            }
            let mut at = 0;
            let mut ends = hot::Marks::new(self.separator.unwrap_or(b'\n'));
            while at < len {
                let last = ends.next(self.buf.get(..len).unwrap_or(&[]));
                let (end, whole) = (last.map_or(len, |last| last + 1), last.is_some());
                let line = at..end;
                at = end;
                if self.only > 0 {
                    if number == self.only {
                        self.write(cx, line)?;
                    }
                    if whole {
                        number = if number == self.count { 1 } else { number + 1 };
                    }
                    continue;
                }
                if turns.get(index).is_some_and(|turn| turn.file.is_none()) {
                    self.take_part(cx, &mut turns, index)?;
                }
                let Some(turn) = turns.get_mut(index) else { break };
                let line = self.buf.get(line).unwrap_or(&[]);
                let place = index * size + turn.used;
                if line.len() <= size - turn.used
                    && let Some(place) = room.get_mut(place..place + line.len())
                {
                    place.copy_from_slice(line);
                    turn.used += line.len();
                } else {
                    let held = room.get(index * size..place).unwrap_or(&[]);
                    // There may be no end to what nobody wants.
                    broken += u64::from(self.deal(cx, &mut turns, index, held, line)?);
                    if broken == self.count {
                        break 'input;
                    }
                }
                if whole {
                    index = if index + 1 == count { 0 } else { index + 1 };
                }
            }
            if self.only > 0 && self.unbuffered {
                cx.out.flush()?;
            }
        }
        if self.only > 0 {
            return Ok(());
        }
        for index in 0..count {
            if turns.get(index).is_some_and(|turn| turn.file.is_none()) {
                if self.elide {
                    break;
                }
                self.take_part(cx, &mut turns, index)?;
            }
            let used = turns.get(index).map_or(0, |turn| turn.used);
            let held = room.get(index * size..index * size + used).unwrap_or(&[]);
            self.deal(cx, &mut turns, index, held, b"")?;
            if let Some(file) = turns.get_mut(index).and_then(|turn| turn.file.take()) {
                self.end(cx, file)?;
            }
        }
        Ok(())
    }

    /// Makes the piece at `index`.
    fn take_part(&mut self, cx: &mut Cx, turns: &mut [Turn], index: usize) -> Done {
        let name = self.name(cx)?;
        let file = self.open(cx, name, turns)?;
        if let Some(turn) = turns.get_mut(index) {
            turn.file = Some(file);
        }
        Ok(())
    }

    /// Writes to the piece at `index` what it has gathered, and a line. Is that the moment at which its command wants no more?
    #[inline(never)]
    fn deal(
        &self,
        cx: &mut Cx,
        turns: &mut [Turn],
        index: usize,
        held: &[u8],
        line: &[u8],
    ) -> Result<bool, Stop> {
        let Some(turn) = turns.get_mut(index) else { return Ok(false) };
        turn.used = 0;
        let Some(mut file) = turn.file.take() else { return Ok(false) };
        if held.is_empty() && line.is_empty() {
            turn.file = Some(file);
            return Ok(false);
        }
        if turn.closed {
            turn.closed = false;
            file.fd = open(cx, &file.name, O_WRONLY | O_APPEND, turns)?;
        }
        let before = file.broken;
        file.write(cx, held)?;
        file.write(cx, line)?;
        let broken = file.broken;
        if let Some(turn) = turns.get_mut(index) {
            turn.file = Some(file);
        }
        Ok(broken && !before)
    }
}
