//! The fields that ps can print, and what they are of a process.
use rt::{
    Cx, Done, Vec, order,
    proc::{Fields, Process, Stat, TICKS, at, joined, terminal},
    sys::system,
    text::{
        number::{self, DIGITS, format, format_signed},
        split::{lines, parts},
        time::{self, Time, Zone},
    },
    user::Table,
};

/// Each line: the names of a field, its heading, its width, and what it is. A width of 0 is that of the largest number of a process; `-`
/// stands for a text, which is aligned to the left, and `*` for one that takes what is left of the line where it comes last.
///
/// What it is: `s` and a place of `/proc/PID/stat`, `a` the same as an address, `+` or `-` and a number that the priority is added
/// to or taken from, `x` and the name of a mask of signals, `i` and a name in `/proc/PID/io`, `n` and a namespace, `u` `g`
/// `U` `G` and which of the four users or groups, as a number or a name, or `o` and a letter of [`World::other`].
static FIELDS: &[u8] = b"\
%cpu,pcpu %CPU 4 oC\n\
%mem,pmem %MEM 4 om\n\
ag_id AGID 5 oI\n\
ag_nice AGNI 4 oJ\n\
args,command COMMAND *27 oa\n\
cmd CMD *27 oa\n\
addr ADDR -1 oD\n\
alarm ALARM 5 oD\n\
tmout TMOUT 5 oD\n\
atime,time,cputime TIME 8 ot\n\
cputimes,times TIME 8 oT\n\
blocked,sig_block,sigmask BLOCKED 16 xSigBlk\n\
ignored,sig_ignore,sigignore IGNORED 16 xSigIgn\n\
caught,sigcatch CAUGHT 16 xSigCgt\n\
sig_catch CATCHED 16 xSigCgt\n\
pending,sig PENDING 16 xShdPnd\n\
sig_pend SIGNAL 16 xShdPnd\n\
tsig PENDING 16 xSigPnd\n\
bsdstart START 6 od\n\
bsdtime TIME 6 ob\n\
c,util C 2 oc\n\
cgname CGNAME *27 oG\n\
cgroup CGROUP *27 og\n\
cgroupns CGROUPNS 10 ncgroup\n\
ipcns IPCNS 10 nipc\n\
mntns MNTNS 10 nmnt\n\
netns NETNS 10 nnet\n\
pidns PIDNS 10 npid\n\
timens TIMENS 10 ntime\n\
userns USERNS 10 nuser\n\
utsns UTSNS 10 nuts\n\
class CLS -3 ok\n\
cls CLS 3 ok\n\
policy POL -3 ok\n\
comm,ucomm COMMAND *15 on\n\
ucmd CMD *15 on\n\
fname COMMAND -8 oN\n\
context CONTEXT *31 oA\n\
label LABEL *31 oA\n\
cp CP 3 op\n\
cpuid CPUID 5 s39\n\
lastcpu C 3 s39\n\
psr PSR 3 s39\n\
sgi_p P 1 oq\n\
cuc %CUC 7 oV\n\
cuu %CUU 6 oU\n\
drs,m_drs DRS 5 o5\n\
dsiz DSIZ 4 o5\n\
trs TRS 4 o6\n\
m_trs TRS 5 o6\n\
trss TRSS 4 o6\n\
tsiz TSIZ 4 o6\n\
m_size SIZE 5 s23\n\
size SIZE 5 o4\n\
sz SZ 5 o3\n\
rss,rssize RSS 5 o1\n\
rsz RSZ 5 o1\n\
sgi_rss RSS 4 o1\n\
vsz,vsize VSZ 6 o2\n\
pss PSS 5 oP\n\
uss USS 5 oO\n\
egid EGID 5 g1\n\
gid GID 5 g1\n\
rgid RGID 5 g0\n\
sgid SGID 5 g2\n\
svgid SVGID 5 g2\n\
fgid FGID 5 g3\n\
fsgid FSGID 5 g3\n\
euid EUID 5 u1\n\
uid UID 5 u1\n\
ruid RUID 5 u0\n\
suid SUID 5 u2\n\
svuid SVUID 5 u2\n\
fuid FUID 5 u3\n\
fsuid FSUID 5 u3\n\
luid LUID 5 ou\n\
egroup EGROUP -8 G1\n\
group GROUP -8 G1\n\
rgroup RGROUP -8 G0\n\
sgroup SGROUP -8 G2\n\
svgroup SVGROUP -8 G2\n\
fgroup FGROUP -8 G3\n\
fsgroup FSGROUP -8 G3\n\
euser EUSER -8 U1\n\
user,uname USER -8 U1\n\
uid_hack UID -8 U1\n\
ruser RUSER -8 U0\n\
suser SUSER -8 U2\n\
svuser SVUSER -8 U2\n\
fuser FUSER -8 U3\n\
fsuser FSUSER -8 U3\n\
supgid SUPGID -20 oR\n\
supgrp SUPGRP -40 oQ\n\
eip EIP 16 a30\n\
esp ESP 16 a29\n\
stackp,start_stack STACKP 16 a28\n\
etime ELAPSED 11 oe\n\
etimes ELAPSED 7 oE\n\
exe EXE *27 ox\n\
f,flag,flags F 1 of\n\
intpri,opri PRI 3 +60\n\
pri PRI 3 -39\n\
pri_api API 3 --1\n\
pri_bar BAR 3 +1\n\
pri_baz BAZ 3 +100\n\
pri_foo FOO 3 +-20\n\
priority PRI 3 +0\n\
ni,nice NI 3 oi\n\
rtprio RTPRIO 6 or\n\
sched SCH 3 s41\n\
lim LIM 5 o8\n\
longtname,tname,tty8 TTY -8 oy\n\
tt,tty TT -8 oy\n\
tty4 TTY -4 oY\n\
lstart STARTED 24 ol\n\
start STARTED 8 os\n\
start_time START 5 oS\n\
stime STIME 5 oS\n\
lwp LWP 0 oL\n\
spid SPID 0 oL\n\
tid TID 0 oL\n\
pid PID 0 oH\n\
tgid TGID 0 oH\n\
pgid PGID 0 s5\n\
pgrp PGRP 0 s5\n\
ppid PPID 0 s4\n\
sess,session SESS 0 s6\n\
sid SID 0 s6\n\
tpgid TPGID 0 s8\n\
maj_flt MAJFL 6 s12\n\
majflt MAJFLT 6 s12\n\
pagein PAGEIN 6 s12\n\
min_flt MINFL 6 s10\n\
minflt MINFLT 6 s10\n\
nlwp NLWP 4 s20\n\
thcount THCNT 5 s20\n\
oom OOM 4 o9\n\
oomadj OOMADJ 5 o0\n\
rbytes RBYTES 5 iread_bytes\n\
rchars RCHARS 5 irchar\n\
rops ROPS 5 isyscr\n\
wbytes WBYTES 5 iwrite_bytes\n\
wcbytes WCBYTES 5 icancelled_write_bytes\n\
wchars WCHARS 5 iwchar\n\
wops WOPS 5 isyscw\n\
s,state S 1 oZ\n\
stat STAT -4 oz\n\
wchan,wname WCHAN -6 ow";

/// The letters of AIX's `%` and what they stand for.
static CODES: &[u8] = b"C %cpu G group P ppid U user a args c comm g rgroup n nice p pid r pgid t etime u ruser x time y tty z vsz";

/// A column of the output, or what it is sorted by.
pub struct Column {
    pub name: Vec<u8>,
    pub heading: Vec<u8>,
    pub width: usize,
    pub left: bool,
    /// Does it take what is left of the line?
    pub open: bool,
    pub what: &'static [u8],
    pub descending: bool,
}

/// Lists all fields with their headings.
#[inline(never)]
pub fn list(cx: &mut Cx) -> Done {
    let mut names = Vec::new();
    for line in lines(FIELDS) {
        let mut words = parts(line, b' ');
        let (Some(fields), Some(heading)) = (words.next(), words.next()) else { continue };
        names.extend(parts(fields, b',').map(|name| (name, heading)));
    }
    order::sort(&mut names);
    for (name, heading) in names {
        let blanks = b"            ".get(name.len()..).unwrap_or(b" ");
        let _ = cx.out.pieces(&[name, blanks, b" ", heading, b"\n"]); // it keeps its error
    }
    cx.out.checked()
}

impl Column {
    /// The column of a field.
    #[inline(never)]
    pub fn find(name: &[u8]) -> Option<Column> {
        for line in lines(FIELDS) {
            let mut words = parts(line, b' ');
            let mut names = parts(words.next()?, b',');
            if !names.any(|one| one == name) {
                continue;
            }
            let heading = words.next()?.to_vec();
            let width = words.next()?;
            let open = width.starts_with(b"*");
            let left = open || width.starts_with(b"-");
            let (width, ..) = number::digits(width.get(usize::from(left)..)?);
            let width = if width == 0 { id_width() } else { width as usize };
            let (name, what) = (name.to_vec(), words.next()?);
            return Some(Column { name, heading, width, left, open, what, descending: false });
        }
        None
    }

    /// The name of the field that a `%` and this letter stand for.
    pub fn of_letter(letter: u8) -> Option<&'static [u8]> {
        let mut words = parts(CODES, b' ');
        while let Some(word) = words.next() {
            match word {
                [first] if *first == letter => return words.next(),
                _ => {}
            }
        }
        None
    }

    pub fn is(&self, what: &[u8]) -> bool {
        self.what == what
    }

    /// Is it the command, which a tree is drawn before?
    pub fn is_command(&self) -> bool {
        self.is(b"oa") || self.is(b"on")
    }
}

/// How many digits the number of a process may have.
fn id_width() -> usize {
    let limit = Process::machine(c"sys/kernel/pid_max");
    let (limit, ..) = number::digits(&limit);
    format(limit.saturating_sub(1), &mut [0; DIGITS]).len().max(5)
}

/// What a field is of a process.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// It has none.
    Nothing,
    Number(i64),
    Text(Vec<u8>),
}

/// What values depend on beside the process.
pub struct World {
    pub users: Table,
    pub groups: Table,
    pub zone: Zone,
    /// Seconds since 1970.
    now: i64,
    /// When the machine started, and for how long it has run, in ticks.
    boot: u64,
    up: u64,
    page: u64,
    /// In units of 1024 bytes.
    memory: u64,
    /// Are users and groups numbers?
    pub numeric: bool,
    /// Do children that have ended count?
    pub cumulative: bool,
    /// Is the name to stand for the command line?
    pub names: bool,
    /// Is the environment to follow it?
    pub environment: bool,
}

/// A process, or a thread, that is looked at.
pub struct Sample<'a> {
    pub process: &'a Process,
    /// The process of a thread.
    pub leader: i32,
    pub stat: Stat,
    status: Option<Fields>,
}

impl<'a> Sample<'a> {
    pub fn new(process: &'a Process, leader: i32) -> Option<Sample<'a>> {
        Some(Sample { process, leader, stat: process.stat()?, status: None })
    }

    pub fn status(&mut self) -> &Fields {
        self.status.get_or_insert_with(|| self.process.status())
    }

    /// The real, effective, saved user or group, or that for files.
    pub fn id(&mut self, name: &[u8], which: usize) -> u32 {
        self.status().ids(name).get(which).copied().unwrap_or(0)
    }
}

impl World {
    #[inline(never)]
    pub fn new(cx: &Cx) -> World {
        let [now, up] = [system::now(), system::uptime()].map(|(seconds, nanos)| {
            seconds as u64 * TICKS + u64::from(nanos) * TICKS / 1_000_000_000
        });
        World {
            users: Table::users(),
            groups: Table::groups(),
            zone: cx.zone(),
            now: (now / TICKS) as i64,
            boot: now.saturating_sub(up),
            up,
            page: cx.auxv().page_size() as u64,
            memory: Fields::of(c"/proc/meminfo").number(b"MemTotal"),
            numeric: false,
            cumulative: false,
            names: false,
            environment: false,
        }
    }

    /// The value of a field.
    #[inline(never)]
    pub fn value(&mut self, what: &[u8], sample: &mut Sample) -> Value {
        let Some((&kind, rest)) = what.split_first() else { return Value::Nothing };
        let digits = rest.strip_prefix(b"-");
        let (number, ..) = number::digits(digits.unwrap_or(rest));
        let signed = if digits.is_some() { -(number as i64) } else { number as i64 };
        let priority = sample.stat.get(at::PRIORITY) as i64;
        match kind {
            b's' => Value::Number(sample.stat.get(number as usize) as i64),
            b'a' => {
                let mut room = [b'0'; 16];
                number::format_hex(sample.stat.get(number as usize), &mut room);
                Value::Text(room.to_vec())
            }
            b'+' => Value::Number(priority + signed),
            b'-' => Value::Number(signed - priority),
            b'x' => text(sample.status().get(rest)),
            b'i' => {
                let counts = Fields::new(sample.process.file(c"io"));
                match counts.get(rest) {
                    b"" => Value::Nothing,
                    _ => Value::Number(counts.number(rest) as i64),
                }
            }
            b'n' => {
                let link = sample.process.link(&rt::c_filled(b"ns/%", &[rest]));
                let inode = parts(&link, b'[').nth(1);
                match inode.map(number::digits) {
                    Some((inode, 1.., _)) => Value::Number(inode as i64),
                    _ => Value::Nothing,
                }
            }
            b'u' => Value::Number(sample.id(b"Uid", number as usize).into()),
            b'g' => Value::Number(sample.id(b"Gid", number as usize).into()),
            b'U' | b'G' => {
                let (name, table) = match kind {
                    b'U' => (&b"Uid"[..], &mut self.users),
                    _ => (&b"Gid"[..], &mut self.groups),
                };
                let id = sample.id(name, number as usize);
                if self.numeric {
                    Value::Number(id.into())
                } else {
                    Value::Text(table.name_or_number(id))
                }
            }
            _ => self.other(rest.first().copied().unwrap_or(0), sample),
        }
    }

    fn other(&mut self, letter: u8, sample: &mut Sample) -> Value {
        let stat = &sample.stat;
        let ticks = |from: usize| {
            let [user, system] = [stat.get(from), stat.get(from + 1)];
            user.saturating_add(system)
        };
        let own = ticks(at::USER_TIME);
        let all = own.saturating_add(ticks(at::CHILDREN_USER_TIME));
        let used = if self.cumulative { all } else { own };
        let start = stat.get(at::START);
        let age = self.up.saturating_sub(start);
        // In units of one in so many.
        let share = |used: u64, unit: u64| (used * unit).checked_div(age).unwrap_or(0);
        let code = stat.get(at::CODE_END).saturating_sub(stat.get(at::CODE_START));
        let size = stat.get(at::SIZE);
        let policy = stat.get(at::POLICY);
        let number =
            match letter {
                b'C' => share(used, 1000),
                b'c' => share(used, 100).min(99),
                b'p' => share(used, 1000).min(999),
                b'U' => share(own, 100_000),
                b'V' => share(all, 100_000),
                b'm' => (sample.status().number(b"VmRSS") * 1000)
                    .checked_div(self.memory)
                    .unwrap_or(0)
                    .min(999),
                b't' | b'T' | b'b' => used / TICKS,
                b'e' | b'E' => age / TICKS,
                b'l' | b's' | b'S' | b'd' => (self.boot + start) / TICKS,
                b'f' => stat.get(at::FLAGS) >> 6 & 7,
                b'1' => sample.status().number(b"VmRSS"),
                b'2' => size / 1024,
                b'3' => size.checked_div(self.page).unwrap_or(0),
                b'4' => sample.status().number(b"VmData") + sample.status().number(b"VmStk"),
                b'5' => size.saturating_sub(code) / 1024,
                b'6' => code / 1024,
                b'9' => number::digits(&sample.process.file(c"oom_score")).0,
                b'H' => sample.leader as u64,
                b'L' => sample.process.id as u64,
                b'P' | b'O' => {
                    let sums = Fields::new(sample.process.file(c"smaps_rollup"));
                    match letter {
                        _ if sums.get(b"Pss").is_empty() => return Value::Nothing,
                        b'P' => sums.number(b"Pss"),
                        _ => sums.number(b"Private_Clean") + sums.number(b"Private_Dirty"),
                    }
                }
                b'k' => {
                    let names = [&b"TS"[..], b"FF", b"RR", b"B", b"ISO", b"IDL", b"DLN"];
                    return text(names.get(policy as usize).unwrap_or(&&b"?"[..]));
                }
                b'r' if policy == 0 => return Value::Nothing,
                b'r' => stat.get(at::REAL_TIME_PRIORITY),
                b'i' if matches!(policy, 0 | 3) => stat.get(at::NICE),
                b'q' if stat.state == b'R' => stat.get(at::PROCESSOR),
                b'q' => return text(b"*"),
                b'8' => match stat.get(at::RESIDENT + 1) {
                    u64::MAX => return text(b"xx"),
                    limit => limit / 1024,
                },
                b'0' => {
                    let file = sample.process.file(c"oom_score_adj");
                    let digits = file.strip_prefix(b"-");
                    let (value, ..) = number::digits(digits.unwrap_or(&file));
                    if digits.is_some() { value.wrapping_neg() } else { value }
                }
                b'u' => match number::digits(&sample.process.file(c"loginuid")).0 {
                    id if id >= u32::MAX.into() => return Value::Nothing,
                    id => id,
                },
                b'I' | b'J' => {
                    // `/autogroup-1 nice 0`
                    let file = sample.process.file(c"autogroup");
                    let word = file
                        .split(|byte| matches!(byte, b'-' | b' '))
                        .nth(if letter == b'I' { 1 } else { 3 });
                    match word.map(number::digits) {
                        Some((value, 1.., _)) => value,
                        _ => return Value::Nothing,
                    }
                }
                b'Z' => return text(&[stat.state]),
                b'z' => {
                    let nice = stat.get(at::NICE) as i64;
                    let flags = [
                        (b'<', nice < 0),
                        (b'N', nice > 0),
                        (b's', stat.id(at::SESSION) == sample.leader),
                        (b'l', stat.get(at::THREADS) > 1),
                        (b'+', stat.id(at::GROUP) == stat.id(at::FOREGROUND)),
                    ];
                    let mut state = Vec::from([stat.state]);
                    for (letter, holds) in flags {
                        if letter == b's' && sample.status().number(b"VmLck") > 0 {
                            state.push(b'L');
                        }
                        if holds {
                            state.push(letter);
                        }
                    }
                    return Value::Text(state);
                }
                b'y' | b'Y' => {
                    let name = terminal(stat.get(at::TERMINAL), sample.process.id);
                    let mut name = name.unwrap_or_else(|| b"?".to_vec());
                    if letter == b'Y'
                        && let Some(rest) =
                            name.strip_prefix(b"tty").or_else(|| name.strip_prefix(b"pts/"))
                    {
                        name = rest.to_vec();
                    }
                    return Value::Text(name);
                }
                b'n' | b'N' => {
                    let mut name = stat.name().to_vec();
                    match letter {
                        b'N' => name.truncate(8),
                        _ if stat.state == b'Z' => name.extend_from_slice(b" <defunct>"),
                        _ => {}
                    }
                    return Value::Text(name);
                }
                b'a' if self.names => return self.other(b'n', sample),
                b'a' => {
                    let mut line = sample.process.command_line(stat.name());
                    if stat.state == b'Z' {
                        line.extend_from_slice(b" <defunct>");
                    }
                    if self.environment {
                        let variables = joined(sample.process.file(c"environ"));
                        if !variables.is_empty() {
                            line.push(b' ');
                            line.extend_from_slice(&variables);
                        }
                    }
                    return Value::Text(line);
                }
                b'w' => {
                    let place = sample.process.file(c"wchan");
                    return match place.as_slice() {
                        b"" | b"0" => Value::Nothing,
                        _ => Value::Text(place),
                    };
                }
                b'x' => return text(&sample.process.link(c"exe")),
                b'A' => return text(joined(sample.process.file(c"attr/current")).trim_ascii_end()),
                b'R' => return text(&commas(sample.status().get(b"Groups"))),
                b'Q' => {
                    let mut names = Vec::new();
                    for word in sample.status().get(b"Groups").split(u8::is_ascii_whitespace) {
                        if let Some(id) = rt::user::parse_number(word) {
                            names.extend_from_slice(&self.groups.name_or_number(id));
                            names.push(b' ');
                        }
                    }
                    return text(&commas(&names));
                }
                // Control groups: those of controllers that are in none but the root say nothing.
                b'g' | b'G' => {
                    let file = sample.process.file(c"cgroup");
                    let mut groups = Vec::new();
                    for line in lines(&file) {
                        let mut parts = parts(line, b':');
                        let path = parts.nth(1).and_then(|_| parts.rest()).unwrap_or(b"");
                        if path.len() > 1 {
                            groups.extend_from_slice(line);
                            groups.push(b' ');
                        }
                    }
                    return text(&commas(&groups));
                }
                _ => return Value::Nothing,
            };
        Value::Number(number as i64)
    }

    /// A value as it is printed.
    #[inline(never)]
    pub fn show(&self, what: &[u8], value: &Value) -> Vec<u8> {
        let number = match value {
            Value::Nothing => return b"-".to_vec(),
            Value::Text(text) => return text.clone(),
            Value::Number(number) => *number,
        };
        let mut out = Vec::new();
        let n = number as u64;
        match what {
            b"oC" if n > 999 => add(&mut out, n / 10, 0),
            b"oC" | b"om" => {
                add(&mut out, n / 10, 2);
                out.push(b'.');
                add(&mut out, n % 10, 1);
            }
            b"oU" | b"oV" => {
                add(&mut out, n / 1000, 0);
                out.push(b'.');
                pad(&mut out, n % 1000, 3);
            }
            b"ot" => {
                let (days, rest) = (n / 86400, n % 86400);
                if days > 0 {
                    add(&mut out, days, 0);
                    out.push(b'-');
                }
                clock(&mut out, rest, true);
            }
            b"oe" => {
                let (days, rest) = (n / 86400, n % 86400);
                if days > 0 {
                    add(&mut out, days, 0);
                    out.push(b'-');
                }
                clock(&mut out, rest, n >= 3600);
            }
            b"ob" => {
                add(&mut out, n / 60, 3);
                out.push(b':');
                pad(&mut out, n % 60, 2);
            }
            b"ol" | b"os" | b"oS" | b"od" => {
                let (start, now) =
                    (Time::new((number, 0), &self.zone), Time::new((self.now, 0), &self.zone));
                let (Some(start), Some(now)) = (start, now) else { return out };
                let recent = self.now - number < 86400;
                let form: &[u8] = match what {
                    b"ol" => b"%a %b %e %H:%M:%S %Y",
                    b"os" if recent => b"%H:%M:%S",
                    b"os" => b"  %b %d",
                    b"od" if recent => b" %H:%M",
                    b"od" => b"%b %e",
                    _ if start.year != now.year => b" %Y",
                    _ if start.yearday != now.yearday => b"%b%d",
                    _ => b"%H:%M",
                };
                time::format(&mut out, form, &start);
            }
            _ => out = format_signed(number),
        }
        out
    }
}

fn text(bytes: &[u8]) -> Value {
    if bytes.is_empty() { Value::Nothing } else { Value::Text(bytes.to_vec()) }
}

/// Words with commas in place of the blanks.
fn commas(words: &[u8]) -> Vec<u8> {
    let mut words = words.trim_ascii_end().to_vec();
    words.iter_mut().filter(|byte| **byte == b' ').for_each(|byte| *byte = b',');
    words
}

/// Adds a number with blanks before it.
#[inline(never)]
fn add(out: &mut Vec<u8>, number: u64, width: usize) {
    let mut room = [0; DIGITS];
    let digits = format(number, &mut room);
    out.resize(out.len() + width.saturating_sub(digits.len()), b' ');
    out.extend_from_slice(digits);
}

/// Adds a number with zeros before it.
#[inline(never)]
fn pad(out: &mut Vec<u8>, number: u64, width: usize) {
    let mut room = [0; DIGITS];
    let digits = format(number, &mut room);
    out.resize(out.len() + width.saturating_sub(digits.len()), b'0');
    out.extend_from_slice(digits);
}

/// Adds less than a day as `HH:MM:SS`, or without the hours.
fn clock(out: &mut Vec<u8>, seconds: u64, hours: bool) {
    if hours {
        pad(out, seconds / 3600, 2);
        out.push(b':');
    }
    pad(out, seconds / 60 % 60, 2);
    out.push(b':');
    pad(out, seconds % 60, 2);
}
