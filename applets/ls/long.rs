//! The long format.
use super::{columns::context_text, list::*, *};
use rt::{
    sys::raw::{S_IFBLK, S_IFCHR, S_IFLNK, S_IFMT},
    text::{
        mode, number,
        size::ROOM,
        time::{self, Time},
    },
};

/// Half a year, in seconds: a file that is older is shown with its year.
const RECENT: i64 = 31_556_952 / 2;

/// The widths of the columns.
#[derive(Default)]
struct Widths {
    links: usize,
    owner: usize,
    group: usize,
    size: usize,
    major: usize,
    minor: usize,
    time: usize,
}

fn is_device(mode: u32) -> bool {
    matches!(mode & S_IFMT, S_IFBLK | S_IFCHR)
}

/// The major and the minor number (makedev(3)).
fn numbers(device: u64) -> (u64, u64) {
    (device >> 8 & 0xFFF | device >> 32 & !0xFFF, device & 0xFF | device >> 12 & 0xFFFF_FF00)
}

impl Ls<'_> {
    /// Prints the blocks that the files take together.
    pub fn total(&mut self, cx: &mut Cx, list: &List) {
        let blocks = list.details.iter().map(|detail| detail.blocks).sum();
        let mut room = [0; ROOM];
        let text = self.block_scale.format(blocks, 512, &mut room);
        if self.dired.is_some() {
            self.put(cx, b"  ");
        }
        self.put(cx, b"total ");
        self.put(cx, text);
        self.end_line(cx);
    }

    pub fn print_long(&mut self, cx: &mut Cx, list: &List, order: &[u32], front: [usize; 3]) {
        let widths = self.widths_of(list);
        let mut line = Vec::new();
        for &index in order {
            let index = index as usize;
            if self.dired.is_some() {
                self.put(cx, b"  ");
            }
            let start = self.position;
            self.print_front(cx, list, index, front);
            line.clear();
            let owned = self.detail(&mut line, list, index, &widths, front);
            self.put(cx, &line);
            // GNU's ls counts columns from behind the owners on.
            let start = if owned > 0 { self.position - (line.len() - owned) as u64 } else { start };
            let column = (self.position - start) as usize;
            self.print_name(cx, list, index, false, column);
            let mode = list.mode(index);
            if mode & S_IFMT == S_IFLNK {
                let detail = list.detail(index);
                if detail.is_some_and(|detail| detail.link.1 > 0) {
                    self.put(cx, b" -> ");
                    let column = (self.position - start) as usize;
                    self.print_name(cx, list, index, true, column);
                    self.print_indicator(cx, detail.map_or(0, |detail| detail.link_mode));
                }
            } else {
                self.print_indicator(cx, mode);
            }
            self.end_line(cx);
        }
    }

    #[inline(never)]
    fn widths_of(&mut self, list: &List) -> Widths {
        let mut widths = Widths::default();
        let mut room = [0; number::DIGITS];
        let mut size_room = [0; ROOM];
        let mut before = None;
        for (file, detail) in list.files.iter().zip(&list.details) {
            if file.state & KNOWN == 0 || file.state & TIMELESS != 0 {
                widths.time = widths.time.max(self.time_width());
            }
            if file.state & KNOWN == 0 {
                for width in
                    [&mut widths.links, &mut widths.owner, &mut widths.group, &mut widths.size]
                {
                    *width = (*width).max(1);
                }
                continue;
            }
            widths.links = widths.links.max(number::format(detail.links, &mut room).len());
            // Most files are their neighbour's owner's.
            if before != Some((detail.user, detail.group)) {
                before = Some((detail.user, detail.group));
                widths.owner = widths.owner.max(self.owner(detail.user, false, &mut room).0.len());
                widths.group = widths.group.max(self.owner(detail.group, true, &mut room).0.len());
            }
            if is_device(detail.mode) {
                let (major, minor) = numbers(detail.device);
                widths.major = widths.major.max(number::format(major, &mut room).len());
                widths.minor = widths.minor.max(number::format(minor, &mut room).len());
                widths.size = widths.size.max(widths.major + 2 + widths.minor);
            } else {
                let size = self.size_scale.format(detail.size, 1, &mut size_room);
                widths.size = widths.size.max(size.len());
            }
        }
        widths
    }

    /// The name of a user or a group, or its number; and whether it is one.
    fn owner<'o>(
        &'o mut self,
        id: u32,
        group: bool,
        room: &'o mut [u8; number::DIGITS],
    ) -> (&'o [u8], bool) {
        let accounts = if group { &mut self.groups } else { &mut self.users };
        match if self.numeric { None } else { accounts.name(id) } {
            Some(name) => (name, false),
            None => (number::format(id.into(), room), true),
        }
    }

    fn add_owner(&mut self, line: &mut Vec<u8>, id: Option<u32>, group: bool, width: usize) {
        let mut room = [0; number::DIGITS];
        let (text, is_number) = match id {
            Some(id) => self.owner(id, group, &mut room),
            None => (&b"?"[..], false),
        };
        let blanks = width.saturating_sub(text.len());
        if is_number {
            line.resize(line.len() + blanks, b' ');
        }
        line.extend_from_slice(text);
        line.resize(line.len() + if is_number { 1 } else { blanks + 1 }, b' ');
    }

    /// Appends what stands between the blocks and the name.
    #[inline(never)]
    fn detail(
        &mut self,
        line: &mut Vec<u8>,
        list: &List,
        index: usize,
        widths: &Widths,
        front: [usize; 3],
    ) -> usize {
        let Some(file) = list.files.get(index) else { return 0 };
        let detail = list.detail(index).copied().unwrap_or_default();
        let known = file.state & KNOWN != 0;
        let mut letters = mode::letters(list.mode(index));
        if !known {
            letters.iter_mut().skip(1).for_each(|letter| *letter = b'?');
        }
        line.extend_from_slice(&letters);
        if list.marked {
            line.push(match file.state {
                state if state & KNOWN == 0 => b'?',
                state if state & LISTED != 0 => b'+',
                state if state & LABELED != 0 => b'.',
                _ => b' ',
            });
        }
        line.push(b' ');
        let mut room = [0; number::DIGITS];
        let links = if known { number::format(detail.links, &mut room) } else { b"?" };
        add_right(line, links, widths.links);
        if self.owner {
            self.add_owner(line, known.then_some(detail.user), false, widths.owner);
        }
        if self.group {
            self.add_owner(line, known.then_some(detail.group), true, widths.group);
        }
        if self.author {
            self.add_owner(line, known.then_some(detail.user), false, widths.owner);
        }
        if self.context {
            let text = context_text(list, index);
            let [.., width] = front;
            line.extend_from_slice(text);
            line.resize(line.len() + width.saturating_sub(text.len()) + 1, b' ');
        }
        let owners = self.owner || self.group || self.author || self.context;
        let owned = if owners { line.len() } else { 0 };
        if known && is_device(detail.mode) {
            let (major, minor) = numbers(detail.device);
            let blanks = widths.size.saturating_sub(widths.major + 2 + widths.minor);
            let digits = number::format(major, &mut room);
            line.resize(line.len() + (widths.major + blanks).saturating_sub(digits.len()), b' ');
            line.extend_from_slice(digits);
            line.extend_from_slice(b", ");
            add_right(line, number::format(minor, &mut room), widths.minor);
        } else if known {
            let mut room = [0; ROOM];
            add_right(line, self.size_scale.format(detail.size, 1, &mut room), widths.size);
        } else {
            add_right(line, b"?", widths.size);
        }
        if !known || file.state & TIMELESS != 0 {
            add_right(line, b"?", widths.time);
        } else {
            self.add_time(line, &detail);
        }
        owned
    }

    fn add_time(&mut self, line: &mut Vec<u8>, detail: &Detail) {
        let when = (detail.seconds, detail.nanoseconds);
        if when > self.now {
            // It may have been changed since the start.
            self.now = system::now();
        }
        let recent = when <= self.now && (self.now.0 - RECENT, self.now.1) < when;
        let [old, new] = self.time_formats;
        match Time::new(when, &self.zone) {
            Some(time) => {
                time::format(line, if recent { new } else { old }, &time);
                line.push(b' ');
            }
            None => {
                if detail.seconds < 0 {
                    line.push(b'-');
                }
                let mut room = [0; number::DIGITS];
                let digits = number::format(detail.seconds.unsigned_abs(), &mut room);
                let width = self.time_width().saturating_sub(usize::from(detail.seconds < 0));
                add_right(line, digits, width);
            }
        }
    }

    /// The width of a time, which what is none takes as well.
    fn time_width(&self) -> usize {
        let mut text = Vec::new();
        if let Some(time) = Time::new((0, 0), &self.zone) {
            let [old, _] = self.time_formats;
            time::format(&mut text, old, &time);
        }
        text.len()
    }
}

fn add_right(line: &mut Vec<u8>, text: &[u8], width: usize) {
    line.resize(line.len() + width.saturating_sub(text.len()), b' ');
    line.extend_from_slice(text);
    line.push(b' ');
}
