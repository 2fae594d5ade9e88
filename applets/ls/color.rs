//! Colors: LS_COLORS, and the color of a file.
use super::{list::*, *};
use rt::sys::raw::{
    DT_DIR, DT_REG, S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK,
};

/// What has a color, in the order of [`DEFAULTS`].
const NAMES: &[u8] = b"lcrcecrsnofidilnpisobdcdmiorexdosusgstowtwcamhcl";

const DEFAULTS: [&[u8]; 24] = [
    b"\x1B[", b"m", b"", b"0", b"", b"", b"01;34", b"01;36", b"33", b"01;35", b"01;33", b"01;33",
    b"", b"", b"01;32", b"01;35", b"37;41", b"30;43", b"37;44", b"34;42", b"30;42", b"30;41", b"",
    b"\x1B[K",
];

/// Places in that list.
const LEFT: usize = 0;
const RIGHT: usize = 1;
const END: usize = 2;
const RESET: usize = 3;
const NORMAL: usize = 4;
const FILE: usize = 5;
const DIRECTORY: usize = 6;
const LINK: usize = 7;
const PIPE: usize = 8;
const SOCKET: usize = 9;
const BLOCK: usize = 10;
const CHARACTER: usize = 11;
const MISSING: usize = 12;
const ORPHAN: usize = 13;
const EXECUTABLE: usize = 14;
const SET_USER: usize = 16;
const SET_GROUP: usize = 17;
const STICKY: usize = 18;
const WRITABLE: usize = 19;
const STICKY_WRITABLE: usize = 20;
const LINKED: usize = 22;
const CLEAR: usize = 23;

pub struct Colors {
    codes: Vec<Vec<u8>>,
    /// Ends of names and their colors; of several that fit the last one counts.
    endings: Vec<(Vec<u8>, Vec<u8>)>,
    /// Do symbolic links look like what they lead to?
    links_as_targets: bool,
}

impl Colors {
    /// The colors of the environment; `None` if it has none, or wrong ones.
    #[inline(never)]
    pub fn from_env(cx: &mut Cx) -> Option<Colors> {
        let mut colors = Colors {
            codes: DEFAULTS.iter().map(|code| code.to_vec()).collect(),
            endings: Vec::new(),
            links_as_targets: false,
        };
        let text = cx.var(b"LS_COLORS").unwrap_or(b"");
        if text.is_empty() {
            let color_terminal = cx.var(b"COLORTERM").is_some_and(|term| !term.is_empty());
            let known =
                color_terminal || rt::colors::knows_terminal(cx.var(b"TERM").unwrap_or(b""));
            return known.then_some(colors);
        }
        if colors.parse(cx, text).is_none() {
            cx.note(packed!("unparsable value for LS_COLORS environment variable"), &[]);
            return None;
        }
        if colors.code(LINK) == b"target" {
            colors.links_as_targets = true;
        }
        Some(colors)
    }

    fn parse(&mut self, cx: &mut Cx, text: &[u8]) -> Option<()> {
        let mut rest = text;
        loop {
            match rest {
                [] => return Some(()),
                [b':', after @ ..] => rest = after,
                [b'*', after @ ..] => {
                    let ending = sequence(after, true)?;
                    let code = sequence(ending.1.strip_prefix(b"=")?, false)?;
                    rest = code.1;
                    self.endings.push((ending.0, code.0));
                }
                [a, b, b'=', after @ ..] => {
                    let code = sequence(after, false)?;
                    rest = code.1;
                    let at = NAMES.chunks(2).position(|name| name == [*a, *b]);
                    match at.and_then(|at| self.codes.get_mut(at)) {
                        Some(place) => *place = code.0,
                        None => {
                            cx.note(packed!("unrecognized prefix: %w"), &[&[*a, *b]]);
                            return None;
                        }
                    }
                }
                _ => return None,
            }
        }
    }

    fn code(&self, index: usize) -> &[u8] {
        self.codes.get(index).map_or(&[], Vec::as_slice)
    }

    /// Is it shown otherwise than all else?
    fn is_colored(&self, index: usize) -> bool {
        !matches!(self.code(index), b"" | b"0" | b"00")
    }

    /// Does a file's color depend on more than the type `DT_*` that its directory tells?
    pub fn need_look(&self, kind: u32) -> bool {
        let any = |indexes: &[usize]| indexes.iter().any(|&index| self.is_colored(index));
        match kind {
            DT_REG => any(&[EXECUTABLE, SET_USER, SET_GROUP, LINKED]),
            DT_DIR => any(&[STICKY, WRITABLE, STICKY_WRITABLE]),
            _ => false,
        }
    }

    /// Do symbolic links' colors depend on what they lead to?
    pub fn check_links(&self, format: Format) -> bool {
        self.links_as_targets
            || self.is_colored(ORPHAN)
            || self.is_colored(MISSING) && format == Format::Long
    }

    /// The code of a file, or of what it leads to.
    fn of(&self, list: &List, index: usize, target: bool) -> &[u8] {
        let Some(file) = list.files.get(index) else { return &[] };
        let detail = list.detail(index);
        let leads = file.state & LEADS != 0;
        let link_mode = detail.map_or(0, |detail| detail.link_mode);
        let mut mode = list.mode(index);
        if target {
            if !leads && self.is_colored(MISSING) {
                return self.code(MISSING);
            }
            mode = link_mode;
        } else if mode & S_IFMT == S_IFLNK && self.links_as_targets && leads {
            mode = link_mode;
        }
        let known = target || file.state & KNOWN != 0;
        let mut place = match mode & S_IFMT {
            S_IFREG if !known => FILE,
            S_IFREG => {
                let links = detail.map_or(0, |detail| detail.links);
                if mode & 0o4000 != 0 && self.is_colored(SET_USER) {
                    SET_USER
                } else if mode & 0o2000 != 0 && self.is_colored(SET_GROUP) {
                    SET_GROUP
                } else if mode & 0o111 != 0 && self.is_colored(EXECUTABLE) {
                    EXECUTABLE
                } else if links > 1 && self.is_colored(LINKED) {
                    LINKED
                } else {
                    FILE
                }
            }
            S_IFDIR if mode & 0o1002 == 0o1002 && self.is_colored(STICKY_WRITABLE) => {
                STICKY_WRITABLE
            }
            S_IFDIR if mode & 0o2 != 0 && self.is_colored(WRITABLE) => WRITABLE,
            S_IFDIR if mode & 0o1000 != 0 && self.is_colored(STICKY) => STICKY,
            S_IFDIR => DIRECTORY,
            S_IFLNK => LINK,
            S_IFIFO => PIPE,
            S_IFSOCK => SOCKET,
            S_IFBLK => BLOCK,
            S_IFCHR => CHARACTER,
            _ => ORPHAN,
        };
        if place == FILE {
            let name = if target {
                list.text(detail.map_or((0, 0), |d| d.link))
            } else {
                list.bytes(file)
            };
            for (ending, code) in self.endings.iter().rev() {
                let at = name.len().wrapping_sub(ending.len());
                if name.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending)) {
                    return code;
                }
            }
        }
        if place == LINK && !leads && (self.links_as_targets || self.is_colored(ORPHAN)) {
            place = ORPHAN;
        }
        self.code(place)
    }

    fn put(&self, cx: &mut Cx, code: &[u8]) {
        cx.out.add(self.code(LEFT));
        cx.out.add(code);
        cx.out.add(self.code(RIGHT));
    }

    /// Resets before the first color of all.
    fn begin(&self, cx: &mut Cx, begun: &mut bool) {
        if !*begun {
            *begun = true;
            self.restore_after(cx);
        }
    }

    /// Starts a file's color, if it has one.
    pub fn start(
        &self,
        cx: &mut Cx,
        list: &List,
        index: usize,
        target: bool,
        begun: &mut bool,
    ) -> bool {
        let code = self.of(list, index, target);
        if code.is_empty() {
            return self.is_colored(NORMAL);
        }
        if self.is_colored(NORMAL) {
            self.put(cx, b"");
        }
        self.begin(cx, begun);
        self.put(cx, code);
        true
    }

    /// Ends a name's color. Where the name took more than the line, what follows it there is cleared.
    pub fn end(&self, cx: &mut Cx, line: usize, column: usize, width: usize) {
        self.restore_after(cx);
        let last = (column + width).wrapping_sub(1);
        if let (Some(first), Some(last)) = (column.checked_div(line), last.checked_div(line))
            && first != last
        {
            cx.out.add(self.code(CLEAR));
        }
    }

    fn restore_after(&self, cx: &mut Cx) {
        if self.code(END).is_empty() {
            self.put(cx, self.code(RESET));
        } else {
            cx.out.add(self.code(END));
        }
    }

    /// Starts what is no name.
    pub fn normal(&self, cx: &mut Cx, begun: &mut bool) {
        if self.is_colored(NORMAL) {
            self.begin(cx, begun);
            self.put(cx, self.code(NORMAL));
        }
    }

    /// Leaves the terminal as it was.
    pub fn restore(&self, cx: &mut Cx) {
        // That was done behind each name.
        if self.code(LEFT) != b"\x1B[" || self.code(RIGHT) != b"m" {
            self.put(cx, b"");
        }
    }
}

/// What `text` starts with, up to a colon, or an equals sign if `ending`: with its escapes, `\e` and `\033` and `^[`, read. And what
/// follows.
fn sequence(text: &[u8], ending: bool) -> Option<(Vec<u8>, &[u8])> {
    let mut bytes = Vec::new();
    let mut rest = text;
    loop {
        match rest {
            [] | [b':', ..] => return Some((bytes, rest)),
            [b'=', ..] if ending => return Some((bytes, rest)),
            [b'^', byte @ (b'@'..=b'~'), after @ ..] => {
                bytes.push(byte & 31);
                rest = after;
            }
            [b'^', b'?', after @ ..] => {
                bytes.push(127);
                rest = after;
            }
            [b'^', ..] | [b'\\'] => return None,
            [b'\\', after @ ..] => {
                rest = after;
                bytes.push(escape(&mut rest));
            }
            [byte, after @ ..] => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
}

fn escape(rest: &mut &[u8]) -> u8 {
    let [letter, after @ ..] = *rest else { return b'\\' };
    let (base, start) = match letter {
        b'x' | b'X' => (16, after),
        b'0'..=b'7' => (8, *rest),
        _ => {
            *rest = after;
            return match letter {
                b'a' => 7,
                b'b' => 8,
                b'e' => 27,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'v' => 11,
                b'?' => 127,
                b'_' => b' ',
                other => *other,
            };
        }
    };
    let mut value = 0u8;
    *rest = start;
    while let [digit, after @ ..] = *rest
        && let Some(digit) = char::from(*digit).to_digit(base)
    {
        value = value.wrapping_mul(base as u8).wrapping_add(digit as u8);
        *rest = after;
    }
    value
}
