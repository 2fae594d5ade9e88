//! sort - sort lines of text
mod debug;
mod key;
mod memory;
mod merge;

use core::{cmp::Ordering, ffi::CStr};
use hot::digest::{self, State};
use key::*;
use merge::{Reader, Run, Sink};
use rt::{
    Cx, Done, Id, Stop, Vec, io, long,
    sys::{
        Errno, Fd, fs, fstat,
        process::{self, duplicate_to},
        raw::{O_CREAT, O_TRUNC, O_WRONLY, RLIMIT_AS, RLIMIT_DATA, RLIMIT_NOFILE},
        stat_at, system,
    },
    text::{
        number::{self, NumberError},
        split::parts,
    },
};

rt::applet! { "sort", main, { failure: 2, own_process: true }, "\
Usage: sort [OPTION]... [FILE]...
  or:  sort [OPTION]... --files0-from=F
Print the lines of all FILEs, or of standard input, in order. - is standard input.

Order:
  -b, --ignore-leading-blanks  pass over blanks before a key
  -d, --dictionary-order     only blanks, letters and digits count
  -f, --ignore-case          lower case counts as upper case
  -g, --general-numeric-sort  by floating-point numbers
  -h, --human-numeric-sort   by numbers such as 2K and 1G
  -i, --ignore-nonprinting   only printable characters count
  -M, --month-sort           by names of months, JAN to DEC; others come first
  -n, --numeric-sort         by decimal numbers
  -R, --random-sort          in random order, but equal keys together
  -r, --reverse              the other way round
  -V, --version-sort         by the numbers in texts, as of versions
      --random-source=FILE   take random bytes from FILE
      --sort=WORD            general-numeric (-g), human-numeric (-h), month (-M), numeric (-n), random (-R), version (-V)

  -c, --check[=WHEN]         check the order only; WHEN is diagnose-first (the default), or quiet or silent, which is -C
  -C                         check the order, and say nothing
  -k, --key=KEY              sort by KEY: F[.C][LETTERS][,F[.C][LETTERS]], the first field and character and the last ones,
                             with letters of these options
  -m, --merge                merge FILEs that are sorted
  -s, --stable               keep the order of lines with equal keys
  -t, --field-separator=SEP  SEP ends a field; else a field begins with the blanks before it
  -u, --unique               print the first of equal lines only; with -c, no two may be equal
  -z, --zero-terminated      lines end with NUL, not newline

  -o, --output=FILE          write to FILE, which may be one that is read
  -S, --buffer-size=SIZE     use so much memory, and temporary files for more: K (the default), b, M, G ... or %
  -T, --temporary-directory=DIR  where they are, not $TMPDIR or /tmp; may be given several times
      --batch-size=N         read at most N files at once
      --compress-program=PROG  pass temporary files through PROG, and PROG -d
      --parallel=N           use N processors at most
      --debug                underline what counts, and warn of doubtful keys
      --files0-from=F        sort the files whose names, each with a NUL behind it, are in F
" }

const SOURCE: Id = long(HELP, "random-source");
const SORT: Id = long(HELP, "sort");
const BATCH: Id = long(HELP, "batch-size");
const COMPRESS: Id = long(HELP, "compress-program");
const PARALLEL: Id = long(HELP, "parallel");
const DEBUG: Id = long(HELP, "debug");
const FILES: Id = long(HELP, "files0-from");

/// What is asked for.
pub struct Sort<'a> {
    keys: Vec<Key>,
    /// What ends a field.
    tab: Option<u8>,
    /// What ends a line.
    end: u8,
    unique: bool,
    stable: bool,
    debug: bool,
    /// Bytes of memory.
    memory: u64,
    threads: u64,
    batch: usize,
    /// How many temporary files may be open.
    open_files: usize,
    directories: Vec<&'a [u8]>,
    compress: Option<&'a CStr>,
    /// What random order depends on.
    salt: [u8; 16],
    utf8: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut sort = Sort {
        keys: Vec::new(),
        tab: None,
        end: b'\n',
        unique: false,
        stable: false,
        debug: false,
        memory: 0,
        threads: 8,
        batch: 16,
        open_files: 0,
        directories: Vec::new(),
        compress: None,
        salt: [0; 16],
        utf8: cx.utf8(),
    };
    // What holds for keys without letters, and for the line.
    let mut global = Key::WHOLE;
    let (mut merge, mut check) = (false, None);
    let (mut output, mut list, mut source) = (None, None, None);
    let mut asked = 0;
    loop {
        while let Some(key) = debug::obsolete(cx)? {
            sort.keys.push(key);
        }
        let Some(option) = cx.option()? else { break };
        let value = cx.value();
        match option {
            b'c' | b'C' => {
                let silent = match cx.optional_value() {
                    Some(_) => choose(cx, "--check", "quiet silent|diagnose-first")? == 0,
                    None => option == b'C',
                };
                asked |= if silent { 2 } else { 1 };
                check = Some(silent);
            }
            b'k' => sort.keys.push(Key::parse(cx, value.to_bytes())?),
            b'm' => merge = true,
            b's' => sort.stable = true,
            b't' => {
                let tab = separator(cx)?;
                if sort.tab.is_some_and(|before| before != tab) {
                    return Err(cx.stop(packed!("incompatible tabs"), &[]));
                }
                sort.tab = Some(tab);
            }
            b'u' => sort.unique = true,
            b'z' => sort.end = 0,
            b'o' => {
                if output.is_some_and(|output| output != value) {
                    return Err(cx.stop(packed!("multiple output files specified"), &[]));
                }
                output = Some(value);
            }
            b'S' => sort.memory = sort.memory.max(size(cx)?),
            b'T' => sort.directories.push(value.to_bytes()),
            SOURCE => source = Some(value),
            SORT => {
                const WORDS: &str = "general-numeric|human-numeric|month|numeric|random|version";
                let choice = choose(cx, "--sort", WORDS)?;
                global.letters |= bit(*b"ghMnRV".get(choice).unwrap_or(&0));
            }
            BATCH => sort.batch = batch(cx)?,
            COMPRESS => sort.compress = Some(value),
            PARALLEL => sort.threads = parallel(cx)?,
            DEBUG => sort.debug = true,
            FILES => list = Some(value),
            letter => global.letters |= bit(letter),
        }
    }
    global.skip_at_end = global.has(BLANKS);

    let names = list.map(|list| files(cx, list)).transpose()?;
    let mut inputs: Vec<&CStr> = Vec::new();
    match &names {
        Some(names) => inputs.extend(names.iter().map(|name| name.as_c_str())),
        None => inputs.extend(cx.inputs()),
    }

    if asked == 3 {
        return Err(cx.stop(packed!("options '-cC' are incompatible"), &[]));
    }
    for key in &mut sort.keys {
        if key.letters == 0 && !key.skip_at_end {
            key.letters = global.letters;
            key.skip_at_end = global.skip_at_end;
        }
    }
    let only_line = sort.keys.is_empty();
    if only_line {
        sort.keys.push(global);
    }
    for key in &mut sort.keys {
        if key.has(DICTIONARY) {
            // Fewer count than with this one.
            key.letters &= !PRINTING;
        }
        compatible(cx, key)?;
        if key.has(RANDOM) {
            // It goes before the other order of texts.
            key.letters &= !VERSION;
        }
    }
    if sort.debug {
        if check.is_some() || output.is_some() {
            let letter = if check == Some(true) {
                "C"
            } else if check.is_some() {
                "c"
            } else {
                "o"
            };
            return Err(
                cx.stop(packed!("options '-%r --debug' are incompatible"), &[letter.as_bytes()])
            );
        }
        debug::warn(cx, &sort, &global, only_line);
    }
    // Where keys are equal, all of the line decides.
    let decided = sort.stable || sort.unique || only_line && global.is_plain_line();
    if !decided {
        sort.keys.push(Key { letters: global.letters & REVERSE, ..Key::WHOLE });
    }
    if sort.keys.iter().any(|key| key.has(RANDOM)) {
        sort.prepare_random(cx, source)?;
    }
    if let Some(silent) = check {
        let letter: &[u8] = if silent { b"C" } else { b"c" };
        if let Some(extra) = inputs.get(1) {
            let words = [extra.to_bytes(), letter];
            return Err(cx.stop(packed!("extra operand %q not allowed with -%r"), &words));
        }
        if output.is_some() {
            return Err(cx.stop(packed!("options '-%ro' are incompatible"), &[letter]));
        }
        return sort.check(cx, &inputs, silent);
    }
    if sort.directories.is_empty() {
        let var = cx.var(b"TMPDIR").filter(|dir| !dir.is_empty());
        sort.directories.push(var.unwrap_or(b"/tmp"));
    }
    if sort.memory == 0 {
        // Half of what there is.
        let mut limit = process::limit(RLIMIT_AS).min(process::limit(RLIMIT_DATA));
        if usize::BITS == 32 {
            // There is no place for more.
            limit = limit.min(1 << 31);
        }
        sort.memory = system::memory().min(limit) / 2;
    }
    // Standard input and output, an input, a temporary file, and two pipes.
    sort.open_files = (process::limit(RLIMIT_NOFILE).saturating_sub(10) / 2).clamp(2, 500) as usize;
    sort.batch = sort.batch.min(sort.open_files);
    let mut runs: Vec<Run> = Vec::new();
    if merge {
        for path in inputs {
            runs.push(Run::File(path));
        }
        if let Some(output) = output {
            sort.spare_output(cx, output, &mut runs)?;
        }
    } else {
        let mut memory = memory::Memory::new(&sort);
        for path in inputs {
            memory.read(cx, path, &mut runs)?;
        }
        if runs.is_empty() {
            // What it was is there until all is ready to be written.
            let lines = memory.sorted();
            redirect(cx, output)?;
            return memory.print(cx, &lines);
        }
        memory.spill(cx, &mut runs)?;
    }
    sort.merge_down(cx, &mut runs, sort.batch)?;
    // All are open before the output is, which may be one of them.
    let readers = sort.open(cx, runs)?;
    redirect(cx, output)?;
    let mut sink = Sink::output();
    sort.merge_readers(cx, readers, &mut sink)?;
    sink.finish(cx).map(drop)
}

/// Which of `choices` the option's value is. The status is not that of other mistakes.
fn choose(cx: &mut Cx, option: &str, choices: &str) -> Result<usize, Stop> {
    cx.choose(option, choices).map_err(|_| Stop::new(1))
}

/// Makes standard output the file of `-o`.
fn redirect(cx: &mut Cx, output: Option<&CStr>) -> Done {
    let Some(path) = output else { return Ok(()) };
    let opened = cx.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
    let opened = opened.and_then(|fd| duplicate_to(fd.number(), Fd::STDOUT.number()));
    opened.map_err(|e| cx.stop_error(packed!("open failed: %n"), &[path.to_bytes()], e))
}

/// The files that `--files0-from` names.
fn files(cx: &mut Cx, list: &CStr) -> Result<Vec<rt::CString>, Stop> {
    let input = cx.list_of_names(list, "extra operand %q", "open failed: %n")?;
    let text = io::read_all(&input.fd);
    let text = text.map_err(|e| cx.stop_error(packed!("read failed: %n"), &[input.name], e))?;
    let mut names = Vec::new();
    for (at, name) in parts(&text, 0).enumerate() {
        if name.is_empty() {
            // One behind the last NUL is none.
            if text.iter().filter(|&&byte| byte == 0).count() == at {
                break;
            }
            let mut room = [0; number::DIGITS];
            let line = number::format(at as u64 + 1, &mut room);
            let words = [list.to_bytes(), line];
            return Err(cx.stop(packed!("%n:%r: invalid zero-length file name"), &words));
        }
        if name == b"-" && list == c"-" {
            let message = packed!("when reading file names from stdin, no file name of %q allowed");
            return Err(cx.stop(message, &[name]));
        }
        names.push(rt::c_string(name));
    }
    if names.is_empty() {
        return Err(cx.stop(packed!("no input from %q"), &[list.to_bytes()]));
    }
    Ok(names)
}

/// The value of `-t`.
fn separator(cx: &mut Cx) -> Result<u8, Stop> {
    match cx.value().to_bytes() {
        [] => Err(cx.stop(packed!("empty tab"), &[])),
        [byte] => Ok(*byte),
        b"\\0" => Ok(0),
        text => Err(cx.stop(packed!("multi-character tab %q"), &[text])),
    }
}

/// The value of `-S`, in bytes.
fn size(cx: &mut Cx) -> Result<u64, Stop> {
    let text = cx.value().to_bytes();
    let parsed = match text {
        [digits @ .., b'%'] => number::decimal(digits)
            .map(|part| (u128::from(part) * u128::from(system::memory()) / 100) as u64),
        [digits @ .., b'b'] => number::decimal(digits),
        [.., b'0'..=b'9'] => number::decimal(text)
            .and_then(|size| size.checked_mul(1024).ok_or(NumberError::Overflow)),
        _ => number::size(text),
    };
    parsed.map_err(|error| {
        let option: &[u8] = if cx.is_long() { b"--buffer-size" } else { b"-S" };
        invalid(cx, option, text, error)
    })
}

/// Reports an argument that is no number.
#[inline(never)]
fn invalid(cx: &mut Cx, option: &[u8], text: &[u8], error: NumberError) -> Stop {
    let message = match error {
        NumberError::Overflow => packed!("%r argument '%r' too large"),
        _ if text.first().is_some_and(u8::is_ascii_digit) => {
            packed!("invalid suffix in %r argument '%r'")
        }
        _ => packed!("invalid %r argument '%r'"),
    };
    cx.stop(message, &[option, text])
}

/// The value of `--batch-size`.
fn batch(cx: &mut Cx) -> Result<usize, Stop> {
    let text = cx.value().to_bytes();
    let limit = process::limit(RLIMIT_NOFILE).saturating_sub(3);
    match number::decimal(text) {
        Ok(0..2) => {
            cx.say(packed!("invalid --batch-size argument %w"), &[text]);
            Err(cx.stop(packed!("minimum --batch-size argument is %w"), &[b"2"]))
        }
        Ok(count) if count <= limit => Ok(count as usize),
        Ok(_) | Err(NumberError::Overflow) => {
            cx.say(packed!("--batch-size argument %w too large"), &[text]);
            let mut room = [0; number::DIGITS];
            let most = number::format(limit, &mut room);
            let message = packed!("maximum --batch-size argument with current rlimit is %r");
            Err(cx.stop(message, &[most]))
        }
        Err(error) => Err(invalid(cx, b"--batch-size", text, error)),
    }
}

/// The value of `--parallel`.
fn parallel(cx: &mut Cx) -> Result<u64, Stop> {
    let text = cx.value().to_bytes();
    match number::decimal(text) {
        Ok(0) => Err(cx.stop(packed!("number in parallel must be nonzero"), &[])),
        Ok(count) => Ok(count),
        Err(NumberError::Overflow) => Ok(u64::MAX),
        Err(error) => Err(invalid(cx, b"--parallel", text, error)),
    }
}

/// Reports ordering options that exclude each other.
fn compatible(cx: &mut Cx, key: &Key) -> Done {
    let texts = DICTIONARY | PRINTING | RANDOM | VERSION;
    let kinds = key.letters & (NUMBERS | MONTH);
    let several = kinds.count_ones() + u32::from(key.has(texts));
    if several > 1 {
        let mut letters = debug::letters(key.letters & !(BLANKS | REVERSE));
        letters.insert(0, b'-');
        return Err(cx.stop(packed!("options %w are incompatible"), &[&letters]));
    }
    Ok(())
}

impl Sort<'_> {
    /// Compares two lines by all keys.
    fn compare(&self, a: &[u8], b: &[u8]) -> Ordering {
        for key in &self.keys {
            let order = key.compare(a, b, self);
            if order != Ordering::Equal {
                return order;
            }
        }
        Ordering::Equal
    }

    /// Chooses the order of `-R`.
    fn prepare_random(&mut self, cx: &mut Cx, source: Option<&CStr>) -> Done {
        let mut words: &[u8] = b"getrandom";
        let mut file = None;
        if let Some(path) = source {
            words = path.to_bytes();
            let opened = cx.open(path, 0, 0);
            file =
                Some(opened.map_err(|e| cx.stop_error(packed!("open failed: %n"), &[words], e))?);
        }
        let filled = rt::random::Random::new(file).fill(&mut self.salt);
        filled.map_err(|e| match e {
            Errno::NODATA => cx.stop(packed!("%q: end of file"), &[words]),
            e => cx.stop_error(packed!("%q: read error"), &[words], e),
        })
    }

    /// What a text is compared by in random order: its MD5 digest behind the salt, as GNU's sort has it.
    fn hash(&self, text: &[u8]) -> [u8; 16] {
        // The end is one of the text's characters where texts have an order of their own.
        let end: &[u8] = if self.utf8 { &[0] } else { &[] };
        let mut bytes = [&self.salt, text, end].concat();
        let bits = bytes.len() as u64 * 8;
        bytes.push(0x80);
        let padded = (bytes.len() + 8).next_multiple_of(64);
        bytes.resize(padded - 8, 0);
        bytes.extend_from_slice(&bits.to_le_bytes());
        let words = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0, 0, 0, 0];
        let mut state = State { words, count: 0, last: false, cpu: hot::Cpu::PLAIN };
        digest::md5(&mut state, &bytes);
        let mut hash = [0; 16];
        let (places, _) = hash.as_chunks_mut();
        for (place, word) in places.iter_mut().zip(state.words) {
            *place = (word as u32).to_le_bytes();
        }
        hash
    }

    /// Checks that a file is in order.
    fn check(&self, cx: &mut Cx, inputs: &[&CStr], silent: bool) -> Done {
        let path = inputs.first().copied().unwrap_or(c"-");
        let input = cx.input(path);
        let input =
            input.map_err(|e| cx.stop_error(packed!("open failed: %n"), &[path.to_bytes()], e))?;
        let mut reader = Reader::of(path.to_bytes(), input.fd);
        let mut last: Option<Vec<u8>> = None;
        let mut number = 0;
        while reader.next(cx, self)? {
            number += 1;
            let line = reader.line();
            if let Some(last) = &last {
                let order = self.compare(last, line);
                if order == Ordering::Greater || self.unique && order == Ordering::Equal {
                    if !silent {
                        let mut room = [0; number::DIGITS];
                        let count = number::format(number, &mut room);
                        let words = [path.to_bytes(), count, line];
                        cx.note(packed!("%n:%r: disorder: %r"), &words);
                    }
                    return Err(Stop::new(1));
                }
            }
            let last = last.get_or_insert_default();
            last.clear();
            last.extend_from_slice(reader.line());
        }
        Ok(())
    }

    /// Where the output of a merge is also an input, that is copied first.
    fn spare_output<'p>(&self, cx: &mut Cx, output: &CStr, runs: &mut [Run<'p>]) -> Done {
        let Ok(target) = stat_at(fs::CWD, output, 0) else { return Ok(()) };
        for run in runs {
            let Run::File(path) = run else { continue };
            let status = match *path == c"-" {
                true => fstat(&Fd::STDIN),
                false => stat_at(fs::CWD, path, 0),
            };
            if status.is_ok_and(|stat| stat.same_file(&target)) {
                let mut sink = Sink::temporary(cx, self)?;
                let path = *path;
                self.merge(cx, Vec::from([Run::File(path)]), &mut sink)?;
                *run = sink.finish(cx)?;
            }
        }
        Ok(())
    }
}
