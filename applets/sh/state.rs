//! What the shell remembers: variables, functions, parameters, options.
use super::{
    Flow,
    ast::*,
    dynamic::Dynamic,
    edit::Past,
    jobs::Job,
    options::{self, Options},
    traps::Traps,
};
use alloc::rc::Rc;
use rt::{
    Applet, CString, Out, OwnedStrings, Vec,
    auxv::Auxv,
    order,
    sys::{Errno, Fd, dir, process},
    text::split::parts,
};

/// The lines in the order of their bytes.
pub fn sorted(mut lines: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    order::sort(&mut lines);
    lines
}

/// The first eight bytes of a name as a number, which sorts as they do: most names differ in it.
pub const fn key(mut name: &[u8]) -> u64 {
    let (mut key, mut count) = (0, 0);
    while count < 8 {
        key <<= 8;
        if let [byte, rest @ ..] = name {
            key |= *byte as u64;
            name = rest;
        }
        count += 1;
    }
    key
}

/// What has a name, in chains by a hash of it.
pub struct Table<V> {
    chains: Vec<Vec<(Vec<u8>, V)>>,
    count: usize,
}

impl<V> Table<V> {
    pub const fn new() -> Table<V> {
        Table { chains: Vec::new(), count: 0 }
    }

    /// The chain that a name belongs to. There are a power of two.
    fn chain(&self, name: &[u8]) -> usize {
        // FNV-1a; a script that wants its names in one chain harms itself only.
        let hash = name
            .iter()
            .fold(0x811C_9DC5u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        hash as usize & self.chains.len().wrapping_sub(1)
    }

    pub fn get(&self, name: &[u8]) -> Option<&V> {
        let mut chain = self.chains.get(self.chain(name))?.iter();
        chain.find(|(other, _)| other == name).map(|(_, value)| value)
    }

    fn get_mut(&mut self, name: &[u8]) -> Option<&mut V> {
        let chain = self.chain(name);
        let mut chain = self.chains.get_mut(chain)?.iter_mut();
        chain.find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The value under that name, which is made if there is none.
    pub fn entry(&mut self, name: &[u8], new: impl FnOnce() -> V) -> Option<&mut V> {
        if self.get(name).is_none() {
            self.insert(name.to_vec(), new());
        }
        self.get_mut(name)
    }

    fn insert(&mut self, name: Vec<u8>, value: V) {
        if self.count == self.chains.len() {
            let mut old = core::mem::take(&mut self.chains);
            self.chains.resize_with((old.len() * 2).max(64), Vec::new);
            while let Some(mut chain) = old.pop() {
                while let Some(entry) = chain.pop() {
                    self.place(entry);
                }
            }
        }
        self.place((name, value));
        self.count += 1;
    }

    fn place(&mut self, entry: (Vec<u8>, V)) {
        let chain = self.chain(&entry.0);
        if let Some(chain) = self.chains.get_mut(chain) {
            chain.push(entry);
        }
    }

    pub fn set(&mut self, name: &[u8], value: V) {
        match self.get_mut(name) {
            Some(old) => *old = value,
            None => self.insert(name.to_vec(), value),
        }
    }

    pub fn remove(&mut self, name: &[u8]) {
        let chain = self.chain(name);
        if let Some(chain) = self.chains.get_mut(chain)
            && let Some(at) = chain.iter().position(|(other, _)| other == name)
        {
            chain.swap_remove(at);
            self.count -= 1;
        }
    }

    pub fn clear(&mut self) {
        self.chains.clear();
        self.count = 0;
    }

    /// Calls `each` with the names of all of it, in no order.
    pub fn names(&self, each: &mut dyn FnMut(&[u8])) {
        for chain in &self.chains {
            for (name, _) in chain {
                each(name);
            }
        }
    }

    /// All of it, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &(Vec<u8>, V)> {
        self.chains.iter().flatten()
    }
}

/// An array: its elements with their indices, which rise.
pub type List = Vec<(u64, Vec<u8>)>;

/// Puts an element into an array.
pub fn put(list: &mut List, index: u64, value: Vec<u8>) {
    // Most go behind the last one.
    let at = match list.last() {
        Some((last, _)) if index > *last => Err(list.len()),
        _ => list.binary_search_by_key(&index, |(index, _)| *index),
    };
    match at {
        Ok(at) => {
            if let Some((_, old)) = list.get_mut(at) {
                *old = value;
            }
        }
        Err(at) => list.insert(at, (index, value)),
    }
}

/// Takes `name[subscript]` apart.
pub fn subscript(place: &[u8]) -> Option<(&[u8], &[u8])> {
    // Most are just names.
    let place = place.strip_suffix(b"]")?;
    let (name, rest) = place.split_at_checked(name_len(place))?;
    Some((name, rest.strip_prefix(b"[")?)).filter(|(name, _)| is_name(name))
}

/// Is it a variable's name, or that of an element of an array?
pub fn is_place(place: &[u8]) -> bool {
    is_name(place) || subscript(place).is_some()
}

#[derive(Clone, Default)]
pub struct Variable {
    /// `None` for a name that is only exported or readonly, and for an array.
    pub value: Option<Vec<u8>>,
    /// The elements of an array, by their indices, in order.
    pub list: Option<List>,
    pub exported: bool,
    pub readonly: bool,
}

impl Variable {
    /// The value, or an array's first element.
    pub fn text(&self) -> Option<&[u8]> {
        match &self.list {
            Some(list) => element(list, 0),
            None => self.value.as_deref(),
        }
    }
}

/// The element with that index.
pub fn element(list: &[(u64, Vec<u8>)], index: u64) -> Option<&[u8]> {
    let at = list.binary_search_by_key(&index, |(index, _)| *index).ok()?;
    list.get(at).map(|(_, value)| value.as_slice())
}

/// Where a command name leads.
#[derive(Clone)]
pub enum Found {
    /// An applet, and the link to this program in PATH that led to it.
    Applet(&'static Applet, Option<Rc<CString>>),
    Program(Rc<CString>),
}

/// What the parser has to know.
#[derive(Clone, Copy)]
pub struct Syntax<'s> {
    /// What words stand for others.
    pub aliases: &'s Table<Vec<u8>>,
    /// Is there nothing in the language but what POSIX has?
    pub posix: bool,
    /// The least address that the stack may reach.
    pub floor: usize,
}

// What is used most comes first, where an instruction reaches it with a short offset.
#[repr(C)]
pub struct Shell {
    pub options: Options,
    pub line: u32,
    /// `$?`
    pub status: u8,
    /// The status of the last command substitution of a command without a name.
    pub substituted: u8,
    /// Is the command a condition, whose failure `set -e` overlooks?
    pub tested: bool,
    /// Does every assignment go into `saved`?
    pub saving: bool,
    /// Does `output` stay in memory, for a command substitution?
    pub capturing: bool,
    /// Is this a copy of the shell that runs a subshell?
    pub subshell: bool,
    pub utf8: bool,
    /// How many loops and functions the command is in.
    pub loops: u32,
    pub calls: u32,
    /// How many loops the `break` or `continue` that is under way leaves.
    pub levels: u32,
    /// The least address that the stack may reach.
    pub floor: usize,
    pub ifs: Vec<u8>,
    /// Which bytes are in it.
    pub separators: [bool; 256],
    /// `$1`, `$2` …
    pub args: Vec<Vec<u8>>,
    /// The output of built-ins that was not written yet.
    pub output: Vec<u8>,
    variables: Table<Variable>,
    /// What variables were before an assignment that lasts for one command or one function.
    pub saved: Vec<(Vec<u8>, Option<Variable>)>,
    /// Exported variables as a list, until one changes.
    environment: Option<OwnedStrings>,
    pub functions: Table<Tree>,
    pub aliases: Table<Vec<u8>>,
    pub found: Table<Found>,
    /// `$0`
    pub name: Vec<u8>,
    /// `$$`, in subshells too.
    pub pid: i32,
    /// `$!`
    pub background: Option<i32>,
    pub jobs: Vec<Job>,
    /// How often a job was touched, to tell which one is the current job.
    pub touched: u32,
    /// The terminal that jobs have in turn.
    pub terminal: Option<Fd>,
    /// Was it said that there are stopped jobs?
    pub warned: bool,
    /// The text of the command that was read last, at a prompt.
    pub command: Vec<u8>,
    /// What `pushd` has put aside.
    pub directories: Vec<Vec<u8>>,
    /// The statuses of the last pipeline, if it was more than one command.
    pub pipeline_statuses: Vec<u8>,
    /// The pipes to what `<(…)` and `>(…)` have started for the present command.
    pub processes: Vec<Fd>,
    pub traps: Traps,
    pub dynamic: Dynamic,
    /// Where getopts stands in a cluster of options, and at which OPTIND.
    pub cluster: (usize, usize),
    /// Is a prompt being expanded?
    pub prompting: bool,
    /// What is remembered of the lines that were entered.
    pub past: Past,
    /// The buffer that applets write through.
    pub buffer: Vec<u8>,
    /// This very program, as far as it can be told.
    pub itself: Option<dir::Identity>,
    pub auxv: Auxv<'static>,
}

impl Shell {
    #[inline(never)]
    pub fn new(floor: usize, auxv: Auxv<'static>) -> Shell {
        Shell {
            variables: Table::new(),
            saved: Vec::new(),
            saving: false,
            environment: None,
            functions: Table::new(),
            aliases: Table::new(),
            found: Table::new(),
            name: Vec::new(),
            args: Vec::new(),
            options: Options::default(),
            status: 0,
            substituted: 0,
            pid: process::id(),
            subshell: false,
            background: None,
            jobs: Vec::new(),
            touched: 0,
            terminal: None,
            warned: false,
            command: Vec::new(),
            directories: Vec::new(),
            pipeline_statuses: Vec::new(),
            processes: Vec::new(),
            line: 1,
            tested: false,
            loops: 0,
            levels: 0,
            calls: 0,
            traps: Traps::default(),
            dynamic: Dynamic::default(),
            cluster: (0, 0),
            output: Vec::new(),
            capturing: false,
            prompting: false,
            past: Past::default(),
            buffer: Vec::new(),
            ifs: b" \t\n".to_vec(),
            separators: [false; 256],
            utf8: false,
            floor,
            itself: None,
            auxv,
        }
    }

    /// Takes a variable from the environment.
    #[inline(never)]
    pub fn import(&mut self, entry: &[u8]) {
        let Some(at) = entry.iter().position(|&byte| byte == b'=') else { return };
        let (name, value) = (entry.get(..at).unwrap_or(&[]), entry.get(at + 1..).unwrap_or(&[]));
        // The field separators of another are not to be trusted (POSIX XCU 2.5.3).
        if is_name(name) && name != b"IFS" {
            let variable =
                Variable { value: Some(value.to_vec()), exported: true, ..Variable::default() };
            self.variables.set(name, variable);
        }
    }

    /// Sets the variables that a shell starts with.
    #[inline(never)]
    pub fn start(&mut self) {
        let root = process::is_root();
        let parent = super::decimal(process::parent().into());
        let defaults: [(&[u8], &[u8]); 6] = [
            (b"IFS", b" \t\n"),
            (b"OPTIND", b"1"),
            (b"PS1", if root { b"# " } else { b"$ " }),
            (b"PS2", b"> "),
            (b"PS4", b"+ "),
            (b"PPID", &parent),
        ];
        for (name, value) in defaults {
            if !matches!(name, b"PS1" | b"PS2") || self.get(name).is_none() {
                self.assign(name, value.to_vec());
            }
        }
        let physical = process::working_directory().unwrap_or_default();
        if self.get(b"PATH").is_none() {
            self.assign(b"PATH", super::exec::DEFAULT_PATH.to_vec());
        }
        if !self.get(b"PWD").is_some_and(super::builtins::is_here) {
            self.assign(b"PWD", physical);
        }
        self.changed(b"LANG");
    }

    pub fn syntax(&self) -> Syntax<'_> {
        let posix = self.options.has(options::POSIX);
        Syntax { aliases: &self.aliases, posix, floor: self.floor }
    }

    // Variables.

    #[inline(never)]
    pub fn get(&self, name: &[u8]) -> Option<&[u8]> {
        self.variables.get(name)?.text()
    }

    pub fn variable_names(&self, each: &mut dyn FnMut(&[u8])) {
        self.variables.names(each);
    }

    pub fn variables(&self) -> impl Iterator<Item = &(Vec<u8>, Variable)> {
        self.variables.iter()
    }

    /// Sets a variable, also one that is readonly.
    fn assign(&mut self, name: &[u8], value: Vec<u8>) {
        let all = self.options.has(options::ALLEXPORT);
        if let Some(variable) = self.variables.entry(name, Variable::default) {
            match &mut variable.list {
                Some(list) => put(list, 0, value),
                None => variable.value = Some(value),
            }
            variable.exported |= all;
            if variable.exported {
                self.environment = None;
            }
        }
        self.changed(name);
    }

    /// Sets a variable.
    pub fn set(&mut self, name: &[u8], value: Vec<u8>) -> super::Run {
        let simple = !self.saving && !self.options.has(options::ALLEXPORT);
        if let Some(variable) = self.variables.get_mut(name)
            && simple
            && !variable.readonly
            && variable.list.is_none()
        {
            // Nothing but another value: most are.
            variable.value = Some(value);
            if variable.exported {
                self.environment = None;
            }
            self.changed(name);
            return Ok(());
        }
        self.writable(name)?;
        if self.saving {
            self.save(name);
        }
        self.assign(name, value);
        Ok(())
    }

    /// The elements of an array.
    pub fn array(&self, name: &[u8]) -> Option<&List> {
        self.variables.get(name)?.list.as_ref()
    }

    /// Makes the variable an array with these elements.
    #[inline(never)]
    pub fn set_list(&mut self, name: &[u8], list: List) -> super::Run {
        self.set(name, Vec::new())?;
        if let Some(variable) = self.variables.entry(name, Variable::default) {
            (variable.value, variable.list) = (None, Some(list));
        }
        Ok(())
    }

    /// Sets an element of an array, which a variable with one value becomes.
    #[inline(never)]
    pub fn set_element(&mut self, name: &[u8], index: u64, value: Vec<u8>) -> super::Run {
        self.writable(name)?;
        if self.saving {
            self.save(name);
        }
        if let Some(variable) = self.variables.entry(name, Variable::default) {
            let list = variable.list.get_or_insert_default();
            if let Some(first) = variable.value.take() {
                list.insert(0, (0, first));
            }
            put(list, index, value);
        }
        self.environment = None;
        Ok(())
    }

    /// The index that a subscript means, of an array or for a new element; a negative one counts from the end.
    #[inline(never)]
    pub fn index(&mut self, name: &[u8], subscript: &[u8]) -> Result<u64, Flow> {
        let given = self.evaluate(subscript)?;
        let end = match self.array(name) {
            Some(list) => list.last().map_or(0, |(last, _)| last + 1),
            None => self.get(name).is_some().into(),
        };
        let index = if given < 0 { (end as i64).wrapping_add(given) } else { given };
        u64::try_from(index)
            .map_err(|_| self.fail_two("%[%]: bad array subscript", name, subscript))
    }

    /// Sets a variable, or what `name[index]` names.
    pub fn set_place(&mut self, place: &[u8], value: Vec<u8>) -> super::Run {
        match subscript(place) {
            None => self.set(place, value),
            Some((name, subscript)) => {
                let index = self.index(name, subscript)?;
                self.set_element(name, index, value)
            }
        }
    }

    /// The value of a variable, or of what `name[index]` names.
    pub fn get_place(&mut self, place: &[u8]) -> Result<Option<&[u8]>, Flow> {
        let Some((name, subscript)) = subscript(place) else { return Ok(self.get(place)) };
        let index = self.index(name, subscript)?;
        Ok(match self.array(name) {
            Some(list) => element(list, index),
            None => self.get(name).filter(|_| index == 0),
        })
    }

    fn writable(&mut self, name: &[u8]) -> super::Run {
        if self.variables.get(name).is_some_and(|variable| variable.readonly) {
            return Err(self.fail("%: is read only", name));
        }
        Ok(())
    }

    pub fn unset(&mut self, name: &[u8]) -> super::Run {
        if let Some((name, subscript)) = subscript(name) {
            self.writable(name)?;
            let index = self.index(name, subscript)?;
            if let Some(variable) = self.variables.get_mut(name)
                && let Some(list) = &mut variable.list
            {
                list.retain(|(other, _)| *other != index);
            }
            return Ok(());
        }
        self.writable(name)?;
        self.variables.remove(name);
        self.environment = None;
        self.changed(name);
        Ok(())
    }

    /// Marks a variable as exported or as readonly.
    pub fn mark(&mut self, name: &[u8], exported: bool, readonly: bool) {
        if let Some(variable) = self.variables.entry(name, Variable::default) {
            variable.exported |= exported;
            variable.readonly |= readonly;
        }
        self.environment = None;
    }

    /// Follows a variable that means something to the shell.
    #[inline(never)]
    fn changed(&mut self, name: &[u8]) {
        match name {
            b"IFS" => {
                self.ifs = self.get(b"IFS").unwrap_or(b" \t\n").to_vec();
                self.separators = [false; 256];
                for &byte in &self.ifs {
                    if let Some(separates) = self.separators.get_mut(usize::from(byte)) {
                        *separates = true;
                    }
                }
            }
            b"PATH" => self.found.clear(),
            b"OPTIND" => self.cluster = (0, 0),
            b"RANDOM" | b"SECONDS" => self.set_dynamic(name),
            b"LC_ALL" | b"LC_CTYPE" | b"LANG" => {
                let names: [&[u8]; 3] = [b"LC_ALL", b"LC_CTYPE", b"LANG"];
                let mut values = names.iter().filter_map(|name| self.get(name));
                let locale = values.find(|value| !value.is_empty()).unwrap_or_default();
                let locale = locale.to_ascii_lowercase();
                self.utf8 = locale.windows(4).any(|four| four == b"utf8")
                    || locale.windows(5).any(|five| five == b"utf-8");
            }
            _ => {}
        }
    }

    /// Remembers what a variable is, for [`Shell::restore`].
    pub fn save(&mut self, name: &[u8]) {
        self.saved.push((name.to_vec(), self.variables.get(name).cloned()));
    }

    /// Takes a variable out of the environment.
    pub fn unexport(&mut self, name: &[u8]) {
        if let Some(variable) = self.variables.get_mut(name) {
            variable.exported = false;
        }
        self.environment = None;
    }

    /// How much is remembered.
    pub fn mark_saved(&self) -> usize {
        self.saved.len()
    }

    /// Makes variables what they were when `mark` was taken.
    pub fn restore(&mut self, mark: usize) {
        while self.saved.len() > mark {
            if let Some((name, old)) = self.saved.pop() {
                match old {
                    Some(old) => self.variables.set(&name, old),
                    None => self.variables.remove(&name),
                }
                self.environment = None;
                self.changed(&name);
            }
        }
    }

    /// The exported variables, taken out of the shell; [`Shell::keep_environment`] puts them back.
    pub fn environment(&mut self) -> OwnedStrings {
        if let Some(list) = self.environment.take() {
            return list;
        }
        let mut list = OwnedStrings::default();
        for (name, variable) in self.variables.iter() {
            if let (true, Some(value)) = (variable.exported, &variable.value) {
                list.push(&rt::filled(b"%=%", &[name, value]));
            }
        }
        list
    }

    pub fn keep_environment(&mut self, list: OwnedStrings) {
        self.environment = Some(list);
    }

    // Messages and output.

    /// Writes to standard error as it is.
    pub fn print_error(&self, text: &[u8]) {
        // There is nobody left to tell that standard error is closed or full.
        let _ = rt::io::write_all(&Fd::STDERR, text);
    }

    /// Writes a message with the script's name and the line. The arguments come in the places of the template's `%`.
    #[inline(never)]
    pub fn say_two(&mut self, template: &str, first: &[u8], second: &[u8]) {
        let line = super::decimal(self.line.into());
        let name = self.name.clone();
        let mut pieces = Vec::from([name.as_slice(), b": ", &line, b": "]);
        let mut rest = [first, second].into_iter();
        for (index, text) in parts(template.as_bytes(), b'%').enumerate() {
            if index > 0 {
                pieces.extend(rest.next());
            }
            pieces.push(text);
        }
        self.print_line(&pieces);
    }

    #[inline(never)]
    pub fn say(&mut self, template: &str, argument: &[u8]) {
        self.say_two(template, argument, b"");
    }

    /// Writes a message with an argument and what the error is.
    #[inline(never)]
    pub fn say_error(&mut self, template: &str, argument: &[u8], e: Errno) {
        self.say_two(template, argument, &super::text_of(e));
    }

    /// Reports an error that ends a shell which is not interactive.
    #[inline(never)]
    pub fn fail_two(&mut self, template: &str, first: &[u8], second: &[u8]) -> Flow {
        self.say_two(template, first, second);
        self.status = 2;
        Flow::Error
    }

    /// The error that was reported already.
    pub fn error(&mut self) -> Flow {
        self.status = 2;
        Flow::Error
    }

    #[inline(never)]
    pub fn fail(&mut self, template: &str, argument: &[u8]) -> Flow {
        self.fail_two(template, argument, b"")
    }

    /// Writes a line of plain text to standard error; what could steer a terminal does not get there.
    pub fn print_line(&mut self, pieces: &[&[u8]]) {
        self.flush();
        let mut buf = [0; 512];
        let mut out = Out::new(&mut buf, None);
        out.divert();
        for piece in pieces {
            rt::text::quote::write(&mut out, piece, b'r', self.utf8);
        }
        out.add(b"\n");
        out.return_to_stdout();
    }

    /// Adds to the output of a built-in.
    pub fn print(&mut self, pieces: &[&[u8]]) {
        for piece in pieces {
            self.output.extend_from_slice(piece);
        }
    }

    /// Prints lines in their order.
    pub fn print_sorted(&mut self, lines: Vec<Vec<u8>>) {
        for line in sorted(lines) {
            self.print(&[&line, b"\n"]);
        }
    }

    /// Writes out what built-ins have printed. Returns whether that worked.
    pub fn flush(&mut self) -> bool {
        if self.capturing || self.output.is_empty() {
            return true;
        }
        let output = core::mem::take(&mut self.output);
        match rt::io::write_all(&Fd::STDOUT, &output) {
            Ok(()) => true,
            Err(e) => {
                if e == Errno::PIPE {
                    self.break_pipe();
                }
                self.say("write error: %", &super::text_of(e));
                false
            }
        }
    }
}
