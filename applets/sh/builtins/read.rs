//! read - a line of input in variables
use super::options;
use crate::sh::{
    Flow,
    ast::is_name,
    number,
    state::{Shell, is_place},
    text_of,
};
use rt::{
    Vec,
    sys::{
        Errno, Fd, raw,
        terminal::{Settings, is_terminal},
        wait,
    },
    text::{span::Span, utf8},
};

/// What ends the reading, and how.
struct Reading {
    fd: i32,
    /// The character that ends it, after `-N` none.
    end: Option<u8>,
    /// How many characters end it.
    most: Option<u64>,
    /// Is a backslash an ordinary character?
    raw: bool,
    /// When it is given up, on the clock that only runs forward; in nanoseconds.
    deadline: Option<u64>,
}

/// A character, and whether a backslash quoted it.
type Character = (u8, bool);

impl Reading {
    /// Reads into `line`. Returns the status.
    #[inline(never)]
    fn line(&self, sh: &mut Shell, input: &Fd, line: &mut Vec<Character>) -> Result<u8, Flow> {
        let seekable = self.most.is_none() && input.seek(0, raw::SEEK_CUR).is_ok();
        let mut buf = [0; 512];
        let most = if seekable { 512 } else { 1 };
        let (mut quoted, mut count, mut character) = (false, 0, Vec::new());
        while self.most != Some(count) {
            if let Some(deadline) = self.deadline
                && !ready(input, deadline)
            {
                // As a signal would have ended it (128 and SIGALRM), as in bash.
                return Ok(142);
            }
            let len = match input.read(buf.get_mut(..most).unwrap_or(&mut [])) {
                Ok(0) => return Ok(1),
                Ok(len) => len,
                Err(Errno::INTR) => match sh.run_traps()? {
                    0 => continue,
                    signal => return Ok(128 + signal),
                },
                Err(e) => {
                    sh.say("read: %", &text_of(e));
                    return Ok(2);
                }
            };
            for (index, &byte) in buf.get(..len).unwrap_or(&[]).iter().enumerate() {
                if Some(byte) == self.end && !quoted {
                    // What is after the line is for the next command.
                    if index + 1 < len {
                        let back = index as i64 + 1 - len as i64;
                        let _ = input.seek(back, raw::SEEK_CUR);
                    }
                    return Ok(0);
                }
                if byte == b'\\' && !self.raw && !quoted {
                    quoted = true;
                    continue;
                }
                if byte != 0 && !(quoted && byte == b'\n') {
                    line.push((byte, quoted));
                    character.push(byte);
                    if !sh.utf8 || !utf8::is_cut(&character) {
                        character.clear();
                        count += 1;
                    }
                }
                quoted = false;
            }
        }
        Ok(0)
    }
}

/// Is there something to read before the time is over?
fn ready(input: &Fd, deadline: u64) -> bool {
    let left = deadline.saturating_sub(wait::nanoseconds());
    let left =
        wait::Time { seconds: left / 1_000_000_000, nanoseconds: (left % 1_000_000_000) as u32 };
    // What a signal interrupts is tried again by who reads.
    !matches!(wait::poll(&mut [wait::Watch::new(input, raw::POLLIN)], Some(left)), Ok(0))
}

/// Sets a terminal so that it gives characters and not lines, or does not show them; returns how it was set before.
#[inline(never)]
fn set_terminal(input: &Fd, silent: bool, characters: bool) -> Option<Settings> {
    let before = Settings::of(input).ok()?;
    let mut settings = before;
    let [.., local] = &mut settings.flags;
    if silent {
        *local &= !raw::ECHO;
    }
    if characters {
        *local &= !raw::ICANON;
        (settings.characters[raw::VMIN as usize], settings.characters[raw::VTIME as usize]) =
            (1, 0);
    }
    settings.set(input, true).ok().map(|()| before)
}

pub fn read(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"rsa:d:n:N:p:t:u:") else { return Ok(2) };
    let mut reading =
        Reading { fd: 0, end: Some(b'\n'), most: None, raw: found.has(b'r'), deadline: None };
    for &(letter, value) in &found.given {
        let mut good = true;
        match letter {
            b'd' => reading.end = Some(value.first().copied().unwrap_or(0)),
            b'n' | b'N' => {
                reading.most = number(value);
                good = reading.most.is_some();
            }
            b't' => {
                let span = Span::with_suffix(value).map(Span::time);
                good = span.is_some();
                reading.deadline = span.map(|time| {
                    let span = time.seconds.saturating_mul(1_000_000_000);
                    wait::nanoseconds().saturating_add(span).saturating_add(time.nanoseconds.into())
                });
            }
            b'u' => {
                let fd = number(value).and_then(|fd| i32::try_from(fd).ok());
                good = fd.is_some();
                reading.fd = fd.unwrap_or(0);
            }
            b'a' => good = is_name(value),
            _ => {}
        }
        if !good {
            sh.say_two("read: -%: bad value: %", &[letter], value);
            return Ok(2);
        }
    }
    if let Some(name) = found.rest.iter().find(|name| !is_place(name)) {
        sh.say("read: %: bad variable name", name);
        return Ok(2);
    }
    if found.has(b'N') {
        reading.end = None;
    }
    let input = Fd::from_number(reading.fd);
    if let Some(prompt) = found.value(b'p')
        && is_terminal(&input)
    {
        sh.print_error(prompt);
    }
    let mut before = None;
    if found.has(b's') || reading.most.is_some() || reading.end != Some(b'\n') {
        let characters = reading.most.is_some() || reading.end != Some(b'\n');
        before = set_terminal(&input, found.has(b's'), characters);
    }
    let mut line = Vec::new();
    let status = reading.line(sh, &input, &mut line);
    if let Some(before) = before {
        // It could be set a moment ago.
        let _ = before.set(&input, true);
    }
    // It is somebody else's.
    let _ = input.into_number();
    let status = status?;
    let ifs = if found.has(b'N') { Vec::new() } else { sh.ifs.clone() };
    let mut fields = Fields { rest: &line, ifs: &ifs };
    fields.skip();
    if let Some(name) = found.value(b'a') {
        let mut list = Vec::new();
        while !fields.rest.is_empty() {
            let field = fields.next();
            list.push((list.len() as u64, plain(field)));
        }
        sh.set_list(name, list)?;
        return Ok(status);
    }
    if found.rest.is_empty() {
        // All of it, with the spaces around.
        fields.rest = &line;
        sh.set(b"REPLY", plain(fields.rest))?;
        return Ok(status);
    }
    for (index, name) in found.rest.iter().enumerate() {
        let all = fields.rest;
        let mut field = fields.next();
        if index + 1 == found.rest.len() && !fields.rest.is_empty() {
            // The last name gets all the rest, but for white space at its end.
            let end = all.iter().rposition(|c| !fields.is_space(c)).map_or(0, |at| at + 1);
            field = all.get(..end).unwrap_or(&[]);
        }
        sh.set_place(name, plain(field))?;
    }
    Ok(status)
}

/// Reads a line into REPLY.
pub fn read_reply(sh: &mut Shell) -> Result<u8, Flow> {
    read(sh, &[b"read".to_vec(), b"-r".to_vec()])
}

fn plain(field: &[Character]) -> Vec<u8> {
    field.iter().map(|&(byte, _)| byte).collect()
}

/// What is left of a line, to be split by IFS.
struct Fields<'l> {
    rest: &'l [Character],
    ifs: &'l [u8],
}

impl<'l> Fields<'l> {
    fn separates(&self, &(byte, quoted): &Character) -> bool {
        !quoted && self.ifs.contains(&byte)
    }

    fn is_space(&self, c: &Character) -> bool {
        self.separates(c) && matches!(c.0, b' ' | b'\t' | b'\n')
    }

    fn skip(&mut self) {
        while let [first, rest @ ..] = self.rest
            && self.is_space(first)
        {
            self.rest = rest;
        }
    }

    /// Takes a field with the separators behind it.
    #[inline(never)]
    fn next(&mut self) -> &'l [Character] {
        let len = self.rest.iter().position(|c| self.separates(c)).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at(len);
        self.rest = rest;
        self.skip();
        if let [first, rest @ ..] = self.rest
            && self.separates(first)
        {
            self.rest = rest;
            self.skip();
        }
        field
    }
}
