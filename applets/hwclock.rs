//! hwclock - show and set the clock that runs while the machine is off
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, io, long,
    sys::{
        Errno, Fd, fs,
        raw::{O_CREAT, O_RDONLY, O_TRUNC, O_WRONLY},
        system::{self, RtcTime},
        wait,
    },
    text::{
        date::{self, Notes},
        number::{DIGITS, digits, format, format_signed},
        split::{lines, words},
        time::{self, Time, Zone, days_before},
    },
};

rt::applet! { "hwclock", main, { own_process: true, place: rt::Place::Sbin }, "\
Usage: hwclock [OPTION]...
Show or set the hardware's clock, which runs while the machine is off.

  -a, --adjust        set it right by its drift
      --get           show it, right by its drift
      --predict       show what it will be at the time of --date
  -r, --show          show it
  -s, --hctosys       set the system's time from it
      --set           set it to the time of --date
      --systz         tell the kernel the time zone
  -w, --systohc       set it from the system's time
      --adjfile=FILE  in place of /etc/adjtime, which keeps the drift
      --date=DATE     a date as date(1) takes it
  -f, --rtc=DEVICE    in place of /dev/rtc0
  -l, --localtime     it has local time
      --noadjfile     neither read nor write /etc/adjtime
      --test          change nothing
  -u, --utc           it has UTC
      --update-drift  with -w or --set, find out how much it drifts
" }

const GET: Id = long(HELP, "get");
const PREDICT: Id = long(HELP, "predict");
const SET: Id = long(HELP, "set");
const ZONE: Id = long(HELP, "systz");
const FILE: Id = long(HELP, "adjfile");
const DATE: Id = long(HELP, "date");
const NO_FILE: Id = long(HELP, "noadjfile");
const TEST: Id = long(HELP, "test");

/// A millionth of a second, in which times and drifts are counted.
const SECOND: i64 = 1_000_000;
const DAY: i64 = 86400;

/// What /etc/adjtime has.
#[derive(Default)]
struct Adjustment {
    /// How much the clock falls behind in a day, in millionths of a second.
    drift: i64,
    /// When it was last set right, in seconds since 1970, and what was left to be done then, in millionths.
    adjusted: i64,
    rest: i64,
    /// When the drift was last found out.
    calibrated: i64,
    local: bool,
}

struct Clock {
    zone: Zone,
    adjustment: Adjustment,
    test: bool,
    rtc: Option<Fd>,
}

fn main(cx: &mut Cx) -> Done {
    let (mut function, mut device, mut path, mut given) = (b'r', None, Some(c"/etc/adjtime"), None);
    let (mut local, mut test, mut update, mut chosen) = (None, false, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'f' => device = Some(cx.value()),
            b'l' => local = Some(true),
            b'u' => local = Some(false),
            FILE => path = Some(cx.value()),
            DATE => given = Some(cx.value().to_bytes()),
            NO_FILE => path = None,
            TEST => test = true,
            b'a' | b'r' | b's' | b'w' | GET | PREDICT | SET | ZONE => {
                if chosen && function != option {
                    return Err(cx.stop(packed!("only one thing can be done at a time"), &[]));
                }
                (function, chosen) = (option, true);
            }
            _ => update = true,
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if path.is_none() && local.is_none() {
        let message = packed!("With --noadjfile, you must specify either --utc or --localtime");
        return Err(cx.stop(message, &[]));
    }
    if update && !matches!(function, b'w' | SET) {
        return Err(cx.stop(packed!("--update-drift requires --set or --systohc"), &[]));
    }
    let now = micro(system::now());
    let mut clock = Clock { zone: cx.zone(), adjustment: Adjustment::default(), test, rtc: None };
    if let Some(path) = path {
        clock.read_file(cx, path)?;
    }
    clock.adjustment.local = local.unwrap_or(clock.adjustment.local);
    let wanted = match function {
        SET | PREDICT => {
            let Some(text) = given else {
                return Err(cx.stop(packed!("--date is required for --set or --predict"), &[]));
            };
            let parsed = date::parse(text, system::now(), &clock.zone, &mut Notes::default());
            let Some((seconds, _)) = parsed else {
                return Err(cx.stop(packed!("invalid date %w"), &[text]));
            };
            seconds.saturating_mul(SECOND)
        }
        _ => now,
    };
    match function {
        PREDICT => return clock.show(cx, wanted - clock.correction(wanted)),
        ZONE => return clock.tell_zone(cx),
        _ => {}
    }
    clock.open(cx, device)?;
    let begun = wait::nanoseconds();
    // Setting without a look at the drift does not need to know what it is.
    let read = match function {
        b'w' | SET if !update => 0,
        _ => clock.read(cx)?,
    };
    let passed = |since: u64| (wait::nanoseconds().saturating_sub(since) / 1000) as i64;
    let right = read + clock.correction(read);
    match function {
        b'r' => return clock.show(cx, read),
        GET => return clock.show(cx, right),
        b's' => {
            clock.tell_zone(cx)?;
            if test {
                return Ok(());
            }
            let when = (right.div_euclid(SECOND), (right.rem_euclid(SECOND) * 1000) as u32);
            return system::set_now(when)
                .map_err(|e| cx.stop_error(packed!("settimeofday() failed"), &[], e));
        }
        b'a' => {
            let correction = right - read;
            if clock.adjustment.calibrated == 0 || correction.abs() < SECOND {
                return Ok(());
            }
            let begun = wait::nanoseconds();
            let set = clock.set(cx, &|| right + passed(begun))?;
            clock.adjustment.adjusted = set;
        }
        _ => {
            let set = clock.set(cx, &|| wanted + passed(begun))?;
            let adjustment = &mut clock.adjustment;
            let since = read / SECOND - adjustment.calibrated;
            // In less time the drift is not to be seen.
            if update && adjustment.calibrated > 0 && since >= 4 * 3600 {
                let wrong = i128::from(wanted) - i128::from(right);
                adjustment.drift += (wrong * i128::from(DAY) / i128::from(since)) as i64;
            }
            (adjustment.adjusted, adjustment.calibrated) = (set, set);
        }
    }
    clock.adjustment.rest = 0;
    match path {
        Some(path) if !test => clock.adjustment.write(cx, path),
        _ => Ok(()),
    }
}

fn micro((seconds, nanoseconds): (i64, u32)) -> i64 {
    seconds.saturating_mul(SECOND).saturating_add(i64::from(nanoseconds / 1000))
}

/// A number such as `-0.000123`, in millionths; what follows the sixth digit does not count.
fn fixed(text: &[u8]) -> Option<i64> {
    let (negative, text) = text.strip_prefix(b"-").map_or((false, text), |text| (true, text));
    let (whole, used, _) = digits(text);
    let mut value = i64::try_from(whole).ok()?.checked_mul(SECOND)?;
    let mut unit = SECOND;
    match text.get(used..)? {
        [b'.', fraction @ ..] if fraction.iter().all(u8::is_ascii_digit) => {
            for digit in fraction.iter().take(6) {
                unit /= 10;
                value = value.checked_add(i64::from(digit - b'0') * unit)?;
            }
        }
        [] if used > 0 => {}
        _ => return None,
    }
    Some(if negative { -value } else { value })
}

fn add_fixed(text: &mut Vec<u8>, value: i64) {
    if value < 0 {
        text.push(b'-');
    }
    let (whole, rest) = (value.unsigned_abs() / 1_000_000, value.unsigned_abs() % 1_000_000);
    text.extend_from_slice(format(whole, &mut [0; DIGITS]));
    text.push(b'.');
    let (room, rest) = (&mut [0; DIGITS], 1_000_000 + rest);
    text.extend_from_slice(format(rest, room).get(1..).unwrap_or(b""));
}

impl Adjustment {
    #[inline(never)]
    fn write(&self, cx: &mut Cx, path: &CStr) -> Done {
        let mut text = Vec::new();
        add_fixed(&mut text, self.drift);
        rt::fill(&mut text, b" % ", &[format_signed(self.adjusted).as_slice()]);
        add_fixed(&mut text, self.rest);
        let zone: &[u8] = if self.local { b"LOCAL\n" } else { b"UTC\n" };
        rt::fill(&mut text, b"\n%\n%", &[&*format_signed(self.calibrated), zone]);
        fs::open(fs::CWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            .and_then(|file| io::write_all(&file, &text).and_then(|()| file.close()))
            .map_err(|e| cx.fail(path.to_bytes(), e))
    }
}

impl Clock {
    /// Reads /etc/adjtime: drift, time and rest of the last adjustment; the time of the last calibration; UTC or LOCAL.
    #[inline(never)]
    fn read_file(&mut self, cx: &mut Cx, path: &CStr) -> Done {
        let text = match io::read_file(path) {
            Err(Errno::NOENT) => return Ok(()),
            text => text.map_err(|e| cx.fail(path.to_bytes(), e))?,
        };
        let to = &mut self.adjustment;
        for (number, line) in (1..).zip(lines(&text)) {
            let mut fields = words(line).map(fixed);
            let mut field = || fields.next().flatten();
            let known = match (number, line) {
                (1, _) => match (field(), field(), field()) {
                    (Some(drift), Some(adjusted), rest) => {
                        (to.drift, to.adjusted) = (drift, adjusted / SECOND);
                        to.rest = rest.unwrap_or(0);
                        true
                    }
                    _ => false,
                },
                (2, _) => field().map(|when| to.calibrated = when / SECOND).is_some(),
                (3, b"LOCAL") => {
                    to.local = true;
                    true
                }
                (3, line) => line == b"UTC",
                _ => true,
            };
            if !known && !line.is_empty() {
                let digits = &mut [0; DIGITS];
                let digits = format(number, digits);
                cx.note(packed!("%n: line %r makes no sense"), &[path.to_bytes(), digits]);
            }
        }
        Ok(())
    }

    /// What is to be added to the clock when it shows `time`.
    fn correction(&self, time: i64) -> i64 {
        let since = i128::from(time) - i128::from(self.adjustment.adjusted) * i128::from(SECOND);
        let drift = since * i128::from(self.adjustment.drift) / i128::from(DAY * SECOND);
        (drift as i64).saturating_add(self.adjustment.rest)
    }

    fn show(&self, cx: &mut Cx, time: i64) -> Done {
        let when = (time.div_euclid(SECOND), (time.rem_euclid(SECOND) * 1000) as u32);
        let mut text = Vec::new();
        if let Some(time) = Time::new(when, &self.zone) {
            time::format(&mut text, b"%Y-%m-%d %H:%M:%S.%6N%:z\n", &time);
        }
        cx.out.write(&text)
    }

    fn open(&mut self, cx: &mut Cx, device: Option<&CStr>) -> Done {
        let places: &[&CStr] = match &device {
            Some(device) => core::slice::from_ref(device),
            None => &[c"/dev/rtc0", c"/dev/rtc", c"/dev/misc/rtc"],
        };
        let mut failure = (c"", Errno::NOENT);
        for &place in places {
            match cx.open(place, O_RDONLY, 0) {
                Ok(file) => {
                    self.rtc = Some(file);
                    return Ok(());
                }
                Err(e) if failure.0 == c"" || e != Errno::NOENT => failure = (place, e),
                Err(_) => {}
            }
        }
        Err(cx.fail(failure.0.to_bytes(), failure.1))
    }

    /// What the clock shows at the beginning of its next second.
    #[inline(never)]
    fn read(&self, cx: &mut Cx) -> Result<i64, Stop> {
        let Some(rtc) = &self.rtc else { return Ok(0) };
        let failed = |cx: &mut Cx, e| cx.stop_error(packed!("cannot read the clock"), &[], e);
        let first = system::read_clock(rtc).map_err(|e| failed(cx, e))?;
        let end = wait::milliseconds() + 2000;
        let mut fields = first;
        // One that stands still has no such moment.
        while fields == first && wait::milliseconds() < end {
            let mut pause = wait::Time::milliseconds(1);
            let _ = wait::sleep(&mut pause); // a shorter one will do, too
            fields = system::read_clock(rtc).map_err(|e| failed(cx, e))?;
        }
        let [second, minute, hour, day, month, year] = fields.map(i64::from);
        let days = days_before(year + 1900, month + 1, day);
        let there = ((days * 24 + hour) * 60 + minute) * 60 + second;
        let mut seconds = there;
        if self.adjustment.local {
            // What the zone was at that time is known when the time is.
            for _ in 0..2 {
                seconds = there - i64::from(self.zone.at(seconds).offset);
            }
        }
        Ok(seconds * SECOND)
    }

    /// Sets the clock to what `time` says, in the middle of a second, after which such clocks start the next one. Returns the seconds.
    #[inline(never)]
    fn set(&self, cx: &mut Cx, time: &dyn Fn() -> i64) -> Result<i64, Stop> {
        let left = (SECOND / 2 - time().rem_euclid(SECOND)).rem_euclid(SECOND) as u32;
        let mut pause = wait::Time { seconds: 0, nanoseconds: left * 1000 };
        // A signal that does not end the process only makes it less exact.
        let _ = wait::sleep(&mut pause);
        let seconds = time().div_euclid(SECOND);
        let utc = Zone::utc();
        let zone = if self.adjustment.local { &self.zone } else { &utc };
        let Some(fields) = Time::new((seconds, 0), zone) else {
            return Err(cx.stop(packed!("such a time cannot be set"), &[]));
        };
        let small = |value: u8| i32::from(value);
        let new: RtcTime = [
            small(fields.second),
            small(fields.minute),
            small(fields.hour),
            small(fields.day),
            small(fields.month) - 1,
            (fields.year - 1900) as i32,
        ];
        if let Some(rtc) = self.rtc.as_ref().filter(|_| !self.test) {
            system::set_clock(rtc, &new)
                .map_err(|e| cx.stop_error(packed!("cannot set the clock"), &[], e))?;
        }
        Ok(seconds)
    }

    /// Tells the kernel the zone, and with that whether the clock has local time, which counts the first time only.
    #[inline(never)]
    fn tell_zone(&self, cx: &mut Cx) -> Done {
        if self.test {
            return Ok(());
        }
        let west = -self.zone.at(system::now().0).offset / 60;
        let first = if self.adjustment.local { Ok(()) } else { system::set_zone(0) };
        let done = first.and_then(|()| match west {
            0 if !self.adjustment.local => Ok(()),
            west => system::set_zone(west),
        });
        done.map_err(|e| cx.stop_error(packed!("settimeofday() failed"), &[], e))
    }
}
