//! What a prompt shows: the escapes of PS1 and PS2.
use super::screen::{HIDE, SHOW, safe};
use crate::sh::{decimal, options, state::Shell};
use rt::{
    Vec,
    sys::{process, system},
    text::{
        split::last,
        time::{Time, Zone, format},
    },
    user,
};

/// Escapes that show the time, each with its format as in date(1).
static TIMES: [(u8, &[u8]); 5] =
    [(b'd', b"%a %b %d"), (b't', b"%T"), (b'T', b"%I:%M:%S"), (b'@', b"%I:%M %p"), (b'A', b"%R")];

/// A value without the bytes that stand for `\[` and `\]`.
pub fn without_marks(value: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for &byte in value {
        if !matches!(byte, HIDE | SHOW) {
            text.push(byte);
        }
    }
    text
}

impl Shell {
    /// At a terminal that can show it, the line editor is on; and the prompt says where the shell is, unless the environment has
    /// another one.
    pub fn start_prompt(&mut self) {
        if !self.options.has(options::INTERACTIVE) {
            return;
        }
        let capable = !matches!(self.get(b"TERM").unwrap_or_default(), b"" | b"dumb");
        if capable && !self.options.has(options::VI) {
            self.options.set(options::EMACS, true);
        }
        let own = self.variables().any(|(name, variable)| name == b"PS1" && variable.exported);
        if !own && !self.options.has(options::POSIX) {
            // The name is writable, since nothing was run yet.
            let _ = self.set(b"PS1", b"\\w \\$ ".to_vec());
        }
    }

    /// What the prompt of that name shows. Around what moves no cursor stand [`HIDE`] and [`SHOW`].
    #[inline(never)]
    pub fn prompt_text(&mut self, name: &[u8]) -> Vec<u8> {
        let given = self.get(name).unwrap_or_default().to_vec();
        let text = self.decode_prompt(&given, name);
        self.prompting = true;
        let text = self.expand_prompt(text);
        self.prompting = false;
        text
    }

    fn decode_prompt(&mut self, given: &[u8], name: &[u8]) -> Vec<u8> {
        let posix = self.options.has(options::POSIX);
        let mut text = Vec::new();
        let mut rest = given;
        while let [byte, after @ ..] = rest {
            rest = after;
            let next = after.first().copied().unwrap_or(0);
            let behind = after.get(1..).unwrap_or(&[]);
            // `!` is the number of the next command in the history, and `!!` is `!` (POSIX XCU 2.5.3, PS1).
            let number = posix && *byte == b'!' && name == b"PS1";
            let mut letter = next;
            match (*byte, posix) {
                (b'!', _) if number && next == b'!' => {
                    rest = behind;
                    text.push(b'!');
                    continue;
                }
                (b'!', _) if number => letter = b'!',
                (b'\\', false) if next != 0 => rest = behind,
                _ => {
                    text.push(*byte);
                    continue;
                }
            }
            let (mut shown, mut number) = (Vec::new(), usize::MAX);
            match letter {
                b'[' | b']' => {
                    text.push(if letter == b'[' { HIDE } else { SHOW });
                }
                b'e' | b'a' | b'n' | b'r' | b'0'..=b'7' => {
                    rest = after;
                    text.extend(rt::text::escape::escape(&mut rest, false));
                }
                b'j' => number = self.jobs.len(),
                b'!' => number = self.past.history.end(),
                b'#' => number = self.past.commands + 1,
                b'$' if process::is_root() => shown.push(b'#'),
                b'$' | b'\\' => shown.push(letter),
                b'u' => shown = user::Table::users().name_or_number(process::effective_user()),
                b'h' | b'H' => add_host(&mut shown, letter == b'H'),
                b'w' | b'W' => shown = self.place_for_prompt(letter == b'W'),
                b's' => shown.extend_from_slice(base(&self.name)),
                letter => match TIMES.iter().find(|(name, _)| *name == letter) {
                    Some((_, how)) => self.add_time(&mut shown, how),
                    None => shown.extend([b'\\', letter]),
                },
            }
            if number != usize::MAX {
                shown = decimal(number as i64);
            }
            // Names are as they are: nothing in them is expanded, and nothing steers the terminal.
            for byte in safe(&shown, self.utf8).0 {
                if matches!(byte, b'$' | b'`' | b'\\') {
                    text.push(b'\\');
                }
                text.push(byte);
            }
        }
        text
    }

    #[inline(never)]
    fn add_time(&self, text: &mut Vec<u8>, how: &[u8]) {
        let zone = Zone::new(self.get(b"TZ"), self.get(b"TZDIR"));
        if let Some(time) = Time::new(system::now(), &zone) {
            format(text, how, &time);
        }
    }

    /// The working directory, with `~` for the home directory; or its last component.
    fn place_for_prompt(&self, last: bool) -> Vec<u8> {
        let place = self.get(b"PWD").unwrap_or_default();
        let home = self.get(b"HOME").filter(|home| home.len() > 1);
        let inside = home.and_then(|home| place.strip_prefix(home));
        match inside.filter(|rest| matches!(rest, [] | [b'/', ..])) {
            Some([]) => b"~".to_vec(),
            Some(rest) if !last => rt::filled(b"~%", &[rest]),
            _ if last && place != b"/" => base(place).to_vec(),
            _ => place.to_vec(),
        }
    }
}

/// Adds the machine's name, or the part of it before the first dot.
#[inline(never)]
fn add_host(text: &mut Vec<u8>, whole: bool) {
    let names = system::Names::get();
    for &byte in names.as_ref().map_or(b"".as_slice(), system::Names::node) {
        if byte == b'.' && !whole {
            break;
        }
        text.push(byte);
    }
}

/// What stands behind the last slash.
fn base(path: &[u8]) -> &[u8] {
    last(path, b'/')
}
