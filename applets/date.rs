//! date - print or set the date and time
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Place, Stop, Vec, io, long,
    sys::system,
    text::{
        date::{self, Notes, Year, stamp},
        number,
        split::before,
        time::{self, Time, Zone},
    },
};

rt::applet! { "date", main, { place: Place::Bin }, "\
Usage: date [OPTION]... [+FORMAT]
  or:  date [-u] [MMDDhhmm[[CC]YY][.ss]]
Print the date and time, or set them.

  -d, --date=STRING        print the time that STRING describes: '2 days ago', 'next fri 14:00', '@SECONDS',
                           'TZ=\"Europe/Berlin\" 10:00'
      --debug              say how it was understood
  -f, --file=DATEFILE      do so for each line of DATEFILE
  -I[FMT], --iso-8601[=FMT]  print 2006-08-14T02:34:56-06:00 up to FMT: date (the default), hours, minutes, seconds, ns
  -R, --rfc-email          print Mon, 14 Aug 2006 02:34:56 -0600
      --rfc-3339=FMT       print 2006-08-14 02:34:56-06:00 up to FMT: date, seconds, ns
  -r, --reference=FILE     print when FILE was modified
      --resolution         print how fine the clock is
  -s, --set=STRING         set the time that STRING describes
  -u, --utc, --universal   in Coordinated Universal Time

FORMAT has these directives:
  %a Sun  %A Sunday  %u 1-7 from Monday on  %w 0-6 from Sunday on  %b %h Jan  %B January  %m 01-12  %q quarter
  %d 01-31  %e ' 1'-31  %j 001-366  %y 00-99  %Y year  %C century  %U %W week from Sunday, from Monday
  %V week, %G year, %g 00-99 of ISO 8601  %H 00-23  %I 01-12  %k ' 0'-23  %l ' 1'-12  %p AM  %P am
  %M minute  %S second  %N nanoseconds  %s seconds since 1970  %z +0100  %:z +01:00  %::z +01:00:00  %:::z +01  %Z zone
  %D %x %m/%d/%y  %F %+4Y-%m-%d  %T %X %H:%M:%S  %R %H:%M  %r %I:%M:%S %p  %c all  %n newline  %t tab  %% %
Behind the % may stand flags (- no padding, _ blanks, 0 zeros, + zeros and a sign before long years, ^ upper case,
# opposite case), a width, and E or O.

" }

const DEBUG: Id = long(HELP, "debug");
const RESOLUTION: Id = long(HELP, "resolution");
const RFC_3339: Id = long(HELP, "rfc-3339");

/// What is printed: the date alone, and with the time in one notation or the other.
const DEFAULT: &[u8] = b"%a %b %e %H:%M:%S %Z %Y";
const MAIL: &[u8] = b"%a, %d %b %Y %H:%M:%S %z";
const DATE: &[u8] = b"%Y-%m-%d";
const ISO: [&[u8]; 5] = [
    b"%Y-%m-%dT%H%:z",
    b"%Y-%m-%dT%H:%M%:z",
    DATE,
    b"%Y-%m-%dT%H:%M:%S%:z",
    b"%Y-%m-%dT%H:%M:%S,%N%:z",
];
const RFC: [&[u8]; 3] = [DATE, b"%Y-%m-%d %H:%M:%S%:z", b"%Y-%m-%d %H:%M:%S.%N%:z"];

#[derive(Default)]
struct Date<'a> {
    format: Option<&'a [u8]>,
    zone: Zone,
    /// The value of TZ.
    tz: Option<&'a [u8]>,
    debug: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut date = Date::default();
    // What the time comes from, if it is not the present one: the option, and its value.
    let (mut source, mut text) = (0, c"");
    let (mut sources, mut set, mut universal) = (0, None, false);
    while let Some(option) = cx.option()? {
        let value = cx.value();
        match option {
            b'd' | b'f' | b'r' | RESOLUTION => {
                // The last of several of one kind counts.
                sources += u8::from(source != option);
                (source, text) = (option, value);
            }
            b's' => set = Some(value),
            b'u' => universal = true,
            DEBUG => date.debug = true,
            b'R' => date.set_format(cx, MAIL)?,
            RFC_3339 => {
                let index = cx.choose("--rfc-3339", "date|seconds|ns")?;
                date.set_format(cx, RFC.get(index).unwrap_or(&DATE))?;
            }
            _ => {
                let mut index = 2;
                if cx.optional_value().is_some() {
                    let words = "hours|minutes|date|seconds|ns";
                    index = cx.choose("--iso-8601", words)?;
                }
                date.set_format(cx, ISO.get(index).unwrap_or(&DATE))?;
            }
        }
    }
    if sources > 1 {
        let message = packed!("the options to specify dates for printing are mutually exclusive");
        return Err(cx.usage(message, &[]));
    }
    if set.is_some() && sources > 0 {
        return Err(cx.usage(
            packed!("the options to print and set the time may not be used together"),
            &[],
        ));
    }
    date.tz = if universal { Some(b"UTC0") } else { cx.var(b"TZ") };
    date.zone = if universal { Zone::utc() } else { Zone::new(date.tz, cx.var(b"TZDIR")) };
    let now = system::now();
    let mut exact = None;
    if let Some(operand) = cx.operands().get(0) {
        let text = operand.to_bytes();
        if cx.operands().len() > 1 {
            return Err(cx.extra_operand(1));
        }
        if let Some(format) = text.strip_prefix(b"+") {
            date.set_format(cx, format)?;
        } else if sources > 0 || set.is_some() {
            return Err(cx.usage(LACKS_PLUS, &[text]));
        } else {
            let time = stamp(text, now, &date.zone, Year::Last);
            exact = Some(time.ok_or_else(|| invalid(cx, text))?);
        }
    }
    let mut time = now;
    match source {
        b'f' => return date.lines(cx, text, now),
        b'r' => {
            time = match cx.status_of(text) {
                Ok(stat) => stat.modified(),
                Err(e) => return Err(cx.fail(text.to_bytes(), e)),
            }
        }
        b'd' => time = date.parse(cx, text.to_bytes(), now)?,
        RESOLUTION => {
            time = (0, 1);
            date.format = date.format.or(Some(b"%s.%N"));
        }
        _ => {}
    }
    if let Some(text) = set {
        exact = Some(date.parse(cx, text.to_bytes(), now)?);
    }
    if let Some(exact) = exact {
        time = exact;
        if let Err(e) = system::set_now(time) {
            cx.say_error(packed!("cannot set date"), &[], Some(e));
        }
    }
    date.print(cx, time)
}

const LACKS_PLUS: &str = "the argument %w lacks a leading '+';
when using an option to specify date(s), any non-option
argument must be a format string beginning with '+'";

fn invalid(cx: &mut Cx, text: &[u8]) -> Stop {
    cx.stop(packed!("invalid date %w"), &[text])
}

impl<'a> Date<'a> {
    #[inline(never)]
    fn set_format(&mut self, cx: &mut Cx, format: &'a [u8]) -> Done {
        match self.format.replace(format) {
            Some(_) => Err(cx.stop(packed!("multiple output formats specified"), &[])),
            None => Ok(()),
        }
    }

    fn parse(&self, cx: &mut Cx, text: &[u8], now: (i64, u32)) -> Result<(i64, u32), Stop> {
        let when = if self.debug {
            let mut say =
                |message: &str, words: &[&[u8]]| cx.note_words(message.as_bytes(), words, None);
            date::parse(text, now, &self.zone, &mut Notes::new(&mut say, self.tz))
        } else {
            date::parse(text, now, &self.zone, &mut Notes::default())
        };
        when.ok_or_else(|| invalid(cx, text))
    }

    #[inline(never)]
    fn print(&self, cx: &mut Cx, time: (i64, u32)) -> Done {
        let format = self.format.unwrap_or(DEFAULT);
        if self.debug {
            cx.note(packed!("output format: %w"), &[format]);
        }
        let Some(time) = Time::new(time, &self.zone) else {
            let seconds = number::format_signed(time.0);
            return Err(cx.stop(packed!("time %w is out of range"), &[&seconds]));
        };
        let mut text = Vec::new();
        time::format(&mut text, format, &time);
        text.push(b'\n');
        cx.out.write(&text)
    }

    /// Prints the time of each line of a file.
    fn lines(&self, cx: &mut Cx, path: &CStr, now: (i64, u32)) -> Done {
        let input = cx.input(path).map_err(|e| cx.fail(path.to_bytes(), e))?;
        let mut buf = io::buffer(io::CHUNK);
        // What was read of the line at hand.
        let mut line = Vec::new();
        loop {
            let chunk = input.chunk(cx, &mut buf);
            let mut rest = chunk.unwrap_or(&[]);
            while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
                line.extend_from_slice(rest.get(..end).unwrap_or(&[]));
                rest = rest.get(end + 1..).unwrap_or(&[]);
                self.line(cx, &line, now)?;
                line.clear();
            }
            line.extend_from_slice(rest);
            if chunk.is_none() {
                return if line.is_empty() { Ok(()) } else { self.line(cx, &line, now) };
            }
        }
    }

    #[inline(never)]
    fn line(&self, cx: &mut Cx, line: &[u8], now: (i64, u32)) -> Done {
        let text = before(line, 0);
        // One that is none is reported, and the next one is taken.
        if let Ok(time) = self.parse(cx, text, now) {
            let _ = self.print(cx, time);
        }
        cx.out.checked()
    }
}
