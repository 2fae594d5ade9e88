//! modprobe - put modules and what they need into the kernel, or take them out
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, IdSet, Stop, Vec, c_string, command, directories, long,
    modules::{self, State, absolute},
    sys::{
        Errno,
        module::{IGNORE_MODVERSIONS, IGNORE_VERMAGIC, unload},
        raw::O_TRUNC,
    },
    text::{
        path,
        split::{lines, parts, place, words},
    },
};

rt::applet! { "modprobe", main, { options_first: false, own_process: true, place: rt::Place::Sbin }, "\
Usage: modprobe [OPTION]... MODULE [NAME=VALUE]...
  or:  modprobe -a|-r [OPTION]... MODULE...
Put MODULE, a name or an alias, and all that it needs into the kernel, with these parameters; or take it out, and what nothing else
needs. Files /etc/modprobe.d/*.conf say what else is to be done.

  -a, --all            all operands are modules
  -b, --use-blacklist  leave out what is blacklisted, also by its own name
  -c, --showconfig, --show-config  print the configuration
  -C, --config=FILE    read this file or directory, not /etc/modprobe.d and its like
  -d, --dirname=DIR    look for modules below DIR
  -D, --show-depends   print what would be put in
  -f, --force          also if it was made for another kernel
      --first-time     fail if there is nothing to do
  -i, --ignore-install, --ignore-remove  run no commands of the configuration
  -n, --dry-run, --show  only look what would be done
  -q, --quiet          be silent about what is not there
  -r, --remove         take modules out
  -R, --resolve-alias  print the modules that an alias stands for
  -S, --set-version=VERSION  for that kernel, not the running one
  -v, --verbose        say what is done
" }

const FIRST: Id = long(HELP, "first-time");

/// Where the configuration is; a file hides those of its name in what comes later.
const CONFIG: [&CStr; 5] = [
    c"/etc/modprobe.d",
    c"/run/modprobe.d",
    c"/usr/local/lib/modprobe.d",
    c"/usr/lib/modprobe.d",
    c"/lib/modprobe.d",
];

#[derive(Default)]
struct Modprobe {
    /// The options that take no value.
    flags: IdSet,
    show: bool,
    directory: Vec<u8>,
    /// The lines of the configuration, each without comment.
    config: Vec<u8>,
    /// modules.dep.
    table: Vec<u8>,
    /// What is being put in: what needs itself is not put in for ever.
    pending: Vec<Vec<u8>>,
}

fn main(cx: &mut Cx) -> Done {
    let mut probe = Modprobe::default();
    let (mut root, mut version, mut config) = (&b""[..], None, None);
    while let Some(option) = cx.option()? {
        match option {
            b'C' => config = Some(cx.value()),
            b'd' => root = cx.value().to_bytes(),
            b'D' => {
                probe.show = true;
                probe.flags.add(b'n');
            }
            b'S' => version = Some(cx.value().to_bytes()),
            flag => probe.flags.add(flag),
        }
    }
    probe.directory = modules::directory(root, version);
    probe.read_config(cx, config);
    if probe.flags.has(b'c') {
        return cx.out.write(&probe.config);
    }
    let mut operands = cx.operands();
    if operands.is_empty() {
        return Err(cx.stop(packed!("ERROR: missing parameters. See --help."), &[]));
    }
    probe.table = modules::text(&[&probe.directory, b"/modules.dep"]).unwrap_or_default();
    let count = if probe.flags.has(b'a') || probe.flags.has(b'r') { usize::MAX } else { 1 };
    let mut failed = false;
    for operand in operands.by_ref().take(count) {
        let parameters: Vec<&[u8]> = match count {
            1 => cx.operands().skip(1).map(CStr::to_bytes).collect(),
            _ => Vec::new(),
        };
        let word = operand.to_bytes();
        // No path: what is put in is always of the directory of modules.
        if word.contains(&b'/') || word.starts_with(b".") {
            cx.say(packed!("FATAL: %r is no module's name"), &[word]);
            return Err(Stop::new(1));
        }
        let names = probe.resolve(word);
        if probe.flags.has(b'R') {
            names.iter().for_each(|name| cx.report("%r", &[name]));
        }
        if names.is_empty() {
            failed = true;
            if !probe.flags.has(b'q') {
                let message = packed!("FATAL: Module %r not found in directory %r");
                cx.say(message, &[word, &probe.directory]);
            }
        }
        let by_alias = !names.contains(&modules::name(word));
        for name in &names {
            if probe.flags.has(b'R')
                || (by_alias || probe.flags.has(b'b')) && probe.is_blacklisted(name)
            {
                continue;
            }
            failed |= match probe.flags.has(b'r') {
                true => !probe.remove(cx, name, true),
                false => !probe.insert(cx, name, &parameters.join(&b' '), true),
            };
        }
    }
    if failed { Err(Stop::new(1)) } else { cx.out.checked() }
}

impl Modprobe {
    /// Reads the configuration: files, and what the kernel's command line says of modules.
    #[inline(never)]
    fn read_config(&mut self, cx: &mut Cx, given: Option<&CStr>) {
        let mut files = match given {
            Some(path) => directories::configuration(&[path]),
            None => directories::configuration(&CONFIG),
        };
        if let Some(path) = given {
            match cx.status_of(path) {
                Ok(stat) if stat.is_directory() => {}
                Ok(_) => files.push(path.to_bytes().to_vec()),
                Err(e) => cx.warn(path.to_bytes(), e),
            }
        }
        for file in files {
            let text = modules::text(&[&file]).unwrap_or_default();
            let mut number = 0;
            let mut whole = Vec::new();
            for line in lines(&text) {
                number += 1;
                // A line goes on behind a backslash.
                if let Some(start) = line.strip_suffix(b"\\") {
                    whole.extend_from_slice(start);
                    whole.push(b' ');
                    continue;
                }
                whole.extend_from_slice(line);
                let line = core::mem::take(&mut whole);
                let mut fields = words(&line);
                let (Some(key), argument) = (fields.next(), fields.next()) else { continue };
                if key.starts_with(b"#") {
                    continue;
                }
                let known = place(b"alias options blacklist install remove softdep", key);
                if known.is_none() || argument.is_none() {
                    let at = rt::text::number::format_signed(number);
                    cx.note(packed!("%n:%r: ignoring bad line"), &[&file, &at]);
                    continue;
                }
                // Whatever blanks are behind the key, it is found with one.
                let rest = line.trim_ascii().get(key.len()..).unwrap_or(b"").trim_ascii_start();
                rt::fill(&mut self.config, b"% %\n", &[key, rest]);
            }
        }
        let line = modules::text(&[b"/proc/cmdline"]).unwrap_or_default();
        for word in words(&line) {
            if let Some(list) = word.strip_prefix(b"modprobe.blacklist=") {
                for name in parts(list, b',') {
                    rt::fill(&mut self.config, b"blacklist %\n", &[name]);
                }
                continue;
            }
            let dot = word.iter().position(|&byte| byte == b'.');
            if let Some((name, option)) = dot.and_then(|dot| word.split_at_checked(dot))
                && !name.contains(&b'=')
                && name.first().is_some_and(u8::is_ascii_alphabetic)
            {
                let option = option.get(1..).unwrap_or(b"");
                rt::fill(&mut self.config, b"options % %\n", &[name, option]);
            }
        }
        // What modules say themselves.
        let soft = modules::text(&[&self.directory, b"/modules.softdep"]).unwrap_or_default();
        for line in lines(&soft).filter(|line| line.starts_with(b"softdep ")) {
            self.config.extend_from_slice(line);
            self.config.push(b'\n');
        }
    }

    /// What the configuration has behind a key and the name of a module, in each line that has it.
    fn settings<'a>(&'a self, key: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        lines(&self.config).filter_map(move |line| {
            let rest = line.strip_prefix(key)?.trim_ascii_start();
            let len = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
            let (module, rest) = rest.split_at_checked(len)?;
            (modules::name(module) == name).then(|| rest.trim_ascii_start())
        })
    }

    fn is_blacklisted(&self, name: &[u8]) -> bool {
        self.settings(b"blacklist ", name).next().is_some()
    }

    /// The modules that a name or an alias stands for.
    #[inline(never)]
    fn resolve(&self, word: &[u8]) -> Vec<Vec<u8>> {
        let name = modules::name(word);
        let mut found = modules::aliases(&self.config, word);
        if found.is_empty()
            && (modules::find(&self.table, &name).is_some() || self.has_command(&name))
        {
            found.push(name.clone());
        }
        for file in [&b"/modules.symbols"[..], b"/modules.alias"] {
            if found.is_empty() && (file.len() < 16 || word.starts_with(b"symbol:")) {
                let text = modules::text(&[&self.directory, file]).unwrap_or_default();
                found = modules::aliases(&text, word);
            }
        }
        if found.is_empty() && self.is_builtin(&name) {
            found.push(name);
        }
        found
    }

    fn has_command(&self, name: &[u8]) -> bool {
        [&b"install "[..], b"remove "].iter().any(|key| self.settings(key, name).next().is_some())
    }

    fn is_builtin(&self, name: &[u8]) -> bool {
        let text = modules::text(&[&self.directory, b"/modules.builtin"]).unwrap_or_default();
        lines(&text).any(|line| !line.is_empty() && modules::name(line) == name)
    }

    /// The modules that are to be put in before and after one.
    fn soft(&self, name: &[u8]) -> [Vec<Vec<u8>>; 2] {
        let mut both = [Vec::new(), Vec::new()];
        for line in self.settings(b"softdep ", name) {
            let mut place = 0;
            for word in words(line) {
                match word {
                    b"pre:" => place = 0,
                    b"post:" => place = 1,
                    word => {
                        if let Some(list) = both.get_mut(place) {
                            list.push(word.to_vec());
                        }
                    }
                }
            }
        }
        both
    }

    /// Runs a command of the configuration, by the shell. Did it go well?
    #[inline(never)]
    fn run(&self, cx: &mut Cx, command: &[u8], parameters: &[u8]) -> bool {
        if self.flags.has(b'v') || self.flags.has(b'n') {
            cx.report(packed!("install %r %r"), &[command, parameters]);
        }
        if self.flags.has(b'n') {
            return true;
        }
        let extra = rt::filled(b"CMDLINE_OPTS=%", &[parameters]);
        let status = command::call(c"/bin/sh", &[b"sh", b"-c", command], &extra, cx.env());
        let done = status == Ok(0);
        if !done {
            cx.say(packed!("ERROR: Error running install command '%r'"), &[command]);
        }
        done
    }

    /// Puts a module in, after all that it needs. Did it go well?
    #[inline(never)]
    fn insert(&mut self, cx: &mut Cx, name: &[u8], parameters: &[u8], asked: bool) -> bool {
        let state = modules::state(name);
        if state != State::Absent && !self.show {
            if asked && self.flags.has(FIRST) {
                cx.say(packed!("ERROR: could not insert '%r': Module already in kernel"), &[name]);
            }
            return !(asked && self.flags.has(FIRST));
        }
        if self.pending.iter().any(|other| other == name) {
            return true;
        }
        let command = self.settings(b"install ", name).next().map(<[u8]>::to_vec);
        if let Some(command) = command
            && !self.flags.has(b'i')
        {
            return self.run(cx, &command, parameters);
        }
        let Some(paths) = modules::find(&self.table, name) else {
            if self.show {
                cx.report(packed!("builtin %r"), &[name]);
            }
            return true;
        };
        self.pending.push(name.to_vec());
        let [before, after] = self.soft(name);
        for soft in before {
            self.insert_soft(cx, &soft);
        }
        // The last one needs none of the others.
        let mut well = true;
        for path in paths.iter().skip(1).rev() {
            well &= self.insert(cx, &modules::name(path), b"", false);
        }
        let mut options = Vec::new();
        for option in self.settings(b"options ", name).chain([parameters]) {
            if !option.is_empty() {
                if !options.is_empty() {
                    options.push(b' ');
                }
                options.extend_from_slice(option);
            }
        }
        well = well && self.load(cx, name, &paths, &options, asked);
        for soft in after {
            self.insert_soft(cx, &soft);
        }
        // What is only shown is shown once.
        if !self.flags.has(b'n') {
            self.pending.pop();
        }
        well
    }

    fn insert_soft(&mut self, cx: &mut Cx, word: &[u8]) {
        for name in self.resolve(word) {
            // It is wished for, not needed.
            self.insert(cx, &name, b"", false);
        }
    }

    fn load(
        &self,
        cx: &mut Cx,
        name: &[u8],
        paths: &[Vec<u8>],
        options: &[u8],
        asked: bool,
    ) -> bool {
        let path = absolute(&self.directory, paths.first().map_or(&b""[..], Vec::as_slice));
        if self.show || self.flags.has(b'v') {
            cx.report(packed!("insmod %r %r"), &[&path, options]);
        }
        if self.flags.has(b'n') {
            return true;
        }
        let flags = if self.flags.has(b'f') { IGNORE_MODVERSIONS | IGNORE_VERMAGIC } else { 0 };
        match modules::load(&c_string(&path), options, flags) {
            Ok(()) => true,
            // Somebody else was faster.
            Err(Errno::EXIST) if !(asked && self.flags.has(FIRST)) => true,
            Err(e) => {
                match modules::explain(&path, e) {
                    Some(why) => {
                        let words = [name, why.as_bytes()];
                        cx.say(packed!("ERROR: could not insert '%r': %r"), &words);
                    }
                    None => {
                        cx.say_error(packed!("ERROR: could not insert '%r'"), &[name], Some(e));
                    }
                }
                false
            }
        }
    }

    /// Takes a module out, and then what it needed, if nothing else does. Did it go well?
    #[inline(never)]
    fn remove(&mut self, cx: &mut Cx, name: &[u8], asked: bool) -> bool {
        let command = self.settings(b"remove ", name).next().map(<[u8]>::to_vec);
        if let Some(command) = command
            && asked
            && !self.flags.has(b'i')
        {
            return self.run(cx, &command, b"");
        }
        let paths = modules::find(&self.table, name).unwrap_or_default();
        match modules::state(name) {
            State::Absent => {
                if asked && self.flags.has(FIRST) {
                    cx.say(packed!("FATAL: Module %r is not in kernel."), &[name]);
                }
                return !(asked && self.flags.has(FIRST));
            }
            State::Builtin => {
                if asked && !self.flags.has(b'q') {
                    cx.say(packed!("FATAL: Module %r is builtin."), &[name]);
                }
                return !asked;
            }
            State::Loaded(count) if count > 0 && !self.flags.has(b'f') => {
                if asked && !self.flags.has(b'q') {
                    let holders = modules::holders(name).join(&b' ');
                    let message = if holders.is_empty() {
                        packed!("FATAL: Module %r is in use.")
                    } else {
                        packed!("FATAL: Module %r is in use by: %r")
                    };
                    cx.say(message, &[name, &holders]);
                }
                return !asked;
            }
            State::Loaded(_) => {}
        }
        if self.flags.has(b'v') || self.flags.has(b'n') {
            cx.report("rmmod %r", &[name]);
        }
        if !self.flags.has(b'n')
            && let Err(e) = unload(&c_string(name), if self.flags.has(b'f') { O_TRUNC } else { 0 })
        {
            if asked {
                cx.say_error(packed!("ERROR: could not remove '%r'"), &[name], Some(e));
            }
            return false;
        }
        for path in paths.iter().skip(1) {
            // One that others use stays, which is no failure.
            self.remove(cx, &modules::name(path::base(path)), false);
        }
        true
    }
}
