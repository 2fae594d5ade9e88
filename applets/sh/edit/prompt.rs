//! What a prompt shows: the escapes of PS1 and PS2.
use super::screen::{HIDE, SHOW, safe};
use crate::sh::{decimal, options, state::Shell};
use rt::{
    Vec,
    sys::{process, system},
    text::time::{Time, Zone, format},
    user,
};

/// Escapes that show the time, each with its format as in date(1).
static TIMES: [(u8, &[u8]); 5] =
    [(b'd', b"%a %b %d"), (b't', b"%T"), (b'T', b"%I:%M:%S"), (b'@', b"%I:%M %p"), (b'A', b"%R")];

/// A value without the bytes that stand for `\[` and `\]`.
pub fn without_marks(value: &[u8]) -> Vec<u8> {
    value.iter().copied().filter(|byte| !matches!(*byte, HIDE | SHOW)).collect()
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
        let text = match self.options.has(options::POSIX) {
            true if name == b"PS1" => self.with_numbers(&given),
            true => given,
            false => self.decode_prompt(&given),
        };
        self.prompting = true;
        let text = self.expand_prompt(text);
        self.prompting = false;
        text
    }

    /// `!` is the number of the next command in the history, and `!!` is `!` (POSIX XCU 2.5.3, PS1).
    fn with_numbers(&self, given: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        let mut rest = given;
        while let [byte, after @ ..] = rest {
            rest = after;
            match (byte, after) {
                (b'!', [b'!', behind @ ..]) => {
                    text.push(b'!');
                    rest = behind;
                }
                (b'!', _) => text.extend_from_slice(&decimal(self.past.history.end() as i64)),
                _ => text.push(*byte),
            }
        }
        text
    }

    fn decode_prompt(&mut self, given: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        let mut rest = given;
        while let [byte, after @ ..] = rest {
            rest = after;
            let ([letter, behind @ ..], b'\\') = (after, *byte) else {
                text.push(*byte);
                continue;
            };
            rest = behind;
            let shown = match letter {
                b'[' => {
                    text.push(HIDE);
                    continue;
                }
                b']' => {
                    text.push(SHOW);
                    continue;
                }
                b'e' | b'a' | b'n' | b'r' | b'0'..=b'7' => {
                    rest = after;
                    text.extend(rt::text::escape::escape(&mut rest, false));
                    continue;
                }
                b'$' if process::is_root() => b"#".to_vec(),
                b'$' | b'\\' => [*letter].into(),
                b'u' => {
                    let id = process::effective_user();
                    user::Table::users().name_or_number(id)
                }
                b'h' | b'H' => {
                    let names = system::Names::get();
                    let name = names.as_ref().map_or(b"".as_slice(), system::Names::node);
                    let end = name.iter().position(|&byte| byte == b'.' && *letter == b'h');
                    name.get(..end.unwrap_or(name.len())).unwrap_or(name).to_vec()
                }
                b'w' | b'W' => self.place_for_prompt(*letter == b'W'),
                b's' => base(&self.name).to_vec(),
                b'j' => decimal(self.jobs.len() as i64),
                b'!' => decimal(self.past.history.end() as i64),
                b'#' => decimal(self.past.commands as i64 + 1),
                b'D' if behind.starts_with(b"{") => {
                    let end = behind.iter().position(|&byte| byte == b'}').unwrap_or(behind.len());
                    rest = behind.get(end + 1..).unwrap_or(&[]);
                    self.time_for_prompt(behind.get(1..end).unwrap_or(&[]))
                }
                letter => match TIMES.iter().find(|(name, _)| name == letter) {
                    Some((_, format)) => self.time_for_prompt(format),
                    None => [b'\\', *letter].into(),
                },
            };
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

    fn time_for_prompt(&self, how: &[u8]) -> Vec<u8> {
        let zone = Zone::new(self.get(b"TZ"), self.get(b"TZDIR"));
        let mut text = Vec::new();
        if let Some(time) = Time::new(system::now(), &zone) {
            format(&mut text, how, &time);
        }
        text
    }

    /// The working directory, with `~` for the home directory; or its last component.
    fn place_for_prompt(&self, last: bool) -> Vec<u8> {
        let place = self.get(b"PWD").unwrap_or_default();
        let home = self.get(b"HOME").filter(|home| home.len() > 1);
        let inside = home.and_then(|home| place.strip_prefix(home));
        match inside.filter(|rest| matches!(rest, [] | [b'/', ..])) {
            Some([]) => b"~".to_vec(),
            Some(rest) if !last => [b"~", rest].concat(),
            _ if last && place != b"/" => base(place).to_vec(),
            _ => place.to_vec(),
        }
    }
}

/// What stands behind the last slash.
fn base(path: &[u8]) -> &[u8] {
    path.rsplit(|&byte| byte == b'/').next().unwrap_or(path)
}
