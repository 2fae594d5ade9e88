//! The rules of /etc/mdev.conf.
use super::{CONFIGURATION, number, value};
use rt::{
    Cx, Vec, io,
    regex::{Regex, Syntax},
    sys::Errno,
    text::{
        mode::Change,
        number::format_signed,
        split::{before, lines, parts, words},
    },
    user::{INVALID_USER, Spec, Table},
};

/// A line of the table.
pub struct Rule {
    /// Do the rules behind this one count, too?
    more: bool,
    /// What the whole of a variable's value has to match; that without a name is the device's own name.
    conditions: Vec<(Vec<u8>, Regex)>,
    /// A major number, and the first and the last minor number.
    numbers: Option<[u64; 3]>,
    pub user: u32,
    pub group: u32,
    pub mode: u32,
    /// Is the node of another name (`=`), and does a link stand for it (`>`); or is there none (`!`)?
    pub place: u8,
    path: Vec<u8>,
    /// Does the command belong to a device that comes (`@`), goes (`$`), or to both (`*`)?
    pub when: u8,
    pub command: Vec<u8>,
}

impl Rule {
    /// What holds where no rule does.
    const DEFAULT: Rule = Rule {
        more: false,
        conditions: Vec::new(),
        numbers: None,
        user: 0,
        group: 0,
        mode: 0o660,
        place: 0,
        path: Vec::new(),
        when: 0,
        command: Vec::new(),
    };

    /// The name of the node, if the rule is for the device `name` with the `variables` of an event: the rule's own, where `%0` stands for
    /// what the last expression has matched and `%1` to `%9` for its groups.
    #[inline(never)]
    fn fits(
        &mut self,
        name: &[u8],
        variables: &[u8],
        numbers: Option<(u64, u64)>,
    ) -> Option<Vec<u8>> {
        if let Some([major, first, last]) = self.numbers {
            let inside = |(of, minor)| of == major && first <= minor && minor <= last;
            numbers.filter(|&numbers| inside(numbers))?;
        }
        let (mut text, mut groups) = (name, None);
        for (variable, regex) in &mut self.conditions {
            text = if variable.is_empty() { name } else { value(variables, variable)? };
            let whole = regex.search_at(text, 0) && regex.group(0)?.end == text.len();
            groups = whole.then_some(regex);
            groups.as_ref()?;
        }
        if let Some(regex) = &mut groups {
            regex.find_groups(text);
        }
        let mut path = Vec::new();
        let mut rest = self.path.iter().copied().peekable();
        while let Some(byte) = rest.next() {
            let digit = rest.peek().filter(|digit| byte == b'%' && digit.is_ascii_digit());
            match digit.map(|digit| usize::from(digit - b'0')) {
                None => path.push(byte),
                Some(number) => {
                    rest.next();
                    let group = groups.as_ref().and_then(|regex| regex.group(number));
                    let group = group.and_then(|range| text.get(range)).unwrap_or(b"");
                    path.extend_from_slice(group);
                }
            }
        }
        if path.is_empty() || path.ends_with(b"/") {
            path.extend_from_slice(name);
        }
        Some(path)
    }

    /// Reads a line, or tells what is wrong with it.
    #[inline(never)]
    fn parse(
        &mut self,
        line: &[u8],
        users: &mut Table,
        groups: &mut Table,
    ) -> Option<&'static str> {
        let mut fields = words(line);
        let (Some(mut device), Some(owner), Some(mode)) =
            (fields.next(), fields.next(), fields.next())
        else {
            return Some("a device, its owner and its mode are needed");
        };
        if let Some(rest) = device.strip_prefix(b"-") {
            (self.more, device) = (true, rest);
        }
        if let Some(range) = device.strip_prefix(b"@") {
            self.numbers = self::range(range);
            if self.numbers.is_none() {
                return Some("invalid device numbers");
            }
        } else if let Err(why) = self.conditions(device) {
            return Some(why);
        }
        match Spec::parse(owner, users, groups) {
            Ok(Spec { user: Some(user), group, .. }) => {
                // A user alone stands for the group that it logs in with, too.
                let login = || users.find(owner).and_then(|user| user.group());
                (self.user, self.group) = (user, group.or_else(login).unwrap_or(user));
            }
            Ok(_) => return Some(INVALID_USER),
            Err(why) => return Some(why),
        }
        let Some(change) = Change::new(mode) else { return Some("invalid mode") };
        self.mode = change.apply(0o660, false, 0).0;
        let mut next = fields.next();
        if let Some(&[place @ (b'=' | b'>' | b'!'), ref path @ ..]) = next {
            if (place == b'!') != path.is_empty() {
                return Some("invalid place");
            }
            (self.place, self.path) = (place, path.to_vec());
            next = fields.next();
        }
        if let Some(word) = next {
            let Some(&when @ (b'@' | b'$' | b'*')) = word.first() else {
                return Some("invalid command");
            };
            let start = word.as_ptr() as usize - line.as_ptr() as usize + 1;
            (self.when, self.command) = (when, line.get(start..).unwrap_or(b"").to_vec());
        }
        None
    }

    /// Reads what a device must be: `NAME`, `$VARIABLE=VALUE`, or `VARIABLE=VALUE;…;NAME`, where names and values are expressions.
    fn conditions(&mut self, device: &[u8]) -> Result<(), &'static str> {
        let variable = device.strip_prefix(b"$");
        let mut pieces = parts(variable.unwrap_or(device), b';').peekable();
        while let Some(piece) = pieces.next() {
            let has_name = variable.is_some() || pieces.peek().is_some();
            let name = before(piece, b'=');
            let (name, regex) = match piece.get(name.len() + 1..) {
                Some(regex) if has_name => (name, regex),
                _ => (&b""[..], piece),
            };
            let syntax = Syntax { extended: true, ..Syntax::BASIC };
            self.conditions.push((name.to_vec(), Regex::new(regex, syntax)?));
        }
        Ok(())
    }
}

/// A major number, a minor number, and perhaps the last minor number: `8,0-15`.
fn range(text: &[u8]) -> Option<[u64; 3]> {
    let mut sides = parts(text, b',');
    let major = number(sides.next()?)?;
    let minors = sides.rest()?;
    let first = before(minors, b'-');
    let last = minors.get(first.len() + 1..).unwrap_or(first);
    Some([major, number(first)?, number(last)?])
}

/// Reads the table. A broken line is reported and left out.
#[inline(never)]
pub fn read(cx: &mut Cx) -> Vec<Rule> {
    let text = match io::read_file(CONFIGURATION) {
        Ok(text) => text,
        Err(error) => {
            if error != Errno::NOENT {
                cx.warn(CONFIGURATION.to_bytes(), error);
            }
            Vec::new()
        }
    };
    let (mut users, mut groups) = (Table::users(), Table::groups());
    let mut rules = Vec::new();
    for (count, line) in (1..).zip(lines(&text)) {
        let line = line.trim_ascii();
        if line.is_empty() || line.starts_with(b"#") {
            continue;
        }
        let mut rule = Rule::DEFAULT;
        match rule.parse(line, &mut users, &mut groups) {
            None => rules.push(rule),
            Some(why) => {
                let count = format_signed(count);
                let words = [CONFIGURATION.to_bytes(), &count, why.as_bytes()];
                cx.note(packed!("%n: line %r: %r -- ignored"), &words);
            }
        }
    }
    rules.push(Rule::DEFAULT);
    rules
}

/// The rules for a device, and what they call it.
pub fn each(
    rules: &mut [Rule],
    name: &[u8],
    variables: &[u8],
    numbers: Option<(u64, u64)>,
    work: &mut dyn FnMut(&Rule, &[u8]),
) {
    for rule in rules {
        if let Some(path) = rule.fits(name, variables, numbers) {
            work(rule, &path);
            if !rule.more {
                return;
            }
        }
    }
}
