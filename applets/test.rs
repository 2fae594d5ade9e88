//! test, [ - tell whether an expression is true
use core::{cmp::Ordering, ffi::CStr};
use rt::{
    Cx, Done, Place, Stop, Strings, Vec,
    sys::{
        Fd, Stat, fs, process,
        raw::{
            AT_SYMLINK_NOFOLLOW, S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFREG, S_IFSOCK,
            S_ISGID, S_ISUID, S_ISVTX,
        },
        stat_at,
        terminal::is_terminal,
    },
    text::number,
};

rt::applet! { "[", bracket, { failure: 2, place: Place::Bin }, "\
Usage: [ EXPRESSION ]
  or:  [ ]
  or:  [ OPTION
  or:  test EXPRESSION
  or:  test
Exit with status 0 if EXPRESSION is true, 1 if it is false or missing, 2 if it is none.

  ( EXPRESSION )    EXPRESSION is true
  ! EXPRESSION      EXPRESSION is false
  EXPR1 -a EXPR2    both are true; better: test EXPR1 && test EXPR2
  EXPR1 -o EXPR2    one of them is true; better: test EXPR1 || test EXPR2

  [-n] STRING       STRING is not empty
  -z STRING         STRING is empty
  STR1 = STR2       the strings are equal; the same as ==
  STR1 != STR2      they are not

  INT1 -eq INT2     the integers are equal; -ne: they are not; -l STRING is the length of STRING
  INT1 -ge INT2     INT1 is greater than or equal to INT2; -gt: greater, -le: less or equal, -lt: less

  FILE1 -ef FILE2   they are the same file
  FILE1 -nt FILE2   FILE1 was modified later than FILE2
  FILE1 -ot FILE2   FILE1 was modified earlier than FILE2

FILE exists and (symbolic links are followed, but with -h and -L):
  -b block special  -c character special  -d directory  -e (no more than that)  -f regular file
  -g set-group-ID  -G its group is the effective one  -h, -L symbolic link  -k sticky  -N modified since it was last read
  -O its owner is the effective user  -p named pipe  -r readable  -s not empty  -S socket  -u set-user-ID  -w writable
  -x executable, or may be searched

  -t FD             the descriptor FD is a terminal

test has no options: it takes --help for a STRING.
" }
rt::entry! { "test", main, { failure: 2, place: Place::Bin }, HELP }

fn bracket(cx: &mut Cx) -> Done {
    cx.only_help()?;
    let left = cx.operands().len();
    match cx.operands().get(left.saturating_sub(1)) {
        Some(last) if last == c"]" => evaluate(cx, left - 1),
        _ => Err(cx.stop(packed!("missing %w"), &[b"]"])),
    }
}

fn main(cx: &mut Cx) -> Done {
    let left = cx.operands().len();
    evaluate(cx, left)
}

/// Evaluates the first `left` operands.
fn evaluate(cx: &mut Cx, left: usize) -> Done {
    let rest = cx.operands();
    let mut expression = Expression { cx, rest, left, last: c"" };
    let truth = left > 0 && expression.by_count(left)?;
    match expression.at(0) {
        Some(word) => Err(expression.cx.stop(packed!("extra argument %w"), &[word])),
        None if truth => Ok(()),
        None => Err(Stop::new(1)),
    }
}

/// What is left of an expression.
struct Expression<'c, 'a> {
    cx: &'c mut Cx<'a>,
    rest: Strings<'a>,
    left: usize,
    /// What was taken off last.
    last: &'a CStr,
}

type Truth = Result<bool, Stop>;

/// How far the evaluation between two parentheses has come.
#[derive(Default)]
struct Level {
    /// What came before the last `-o`, and then since that.
    any: bool,
    some_false: bool,
    /// Is the term at hand negated?
    negated: bool,
}

impl<'a> Expression<'_, 'a> {
    /// The word at `index`, if there is one.
    #[inline(never)]
    fn at(&self, index: usize) -> Option<&'a [u8]> {
        self.rest.get(index).filter(|_| index < self.left).map(CStr::to_bytes)
    }

    #[inline(never)]
    fn is(&self, index: usize, wanted: &[u8]) -> bool {
        self.at(index) == Some(wanted)
    }

    /// Is the word at `index` a binary operator, with something behind it?
    #[inline(never)]
    fn is_binary(&self, index: usize) -> bool {
        const OPERATORS: [&[u8]; 12] = [
            b"=", b"==", b"!=", b"-eq", b"-ne", b"-lt", b"-le", b"-gt", b"-ge", b"-nt", b"-ot",
            b"-ef",
        ];
        self.at(index + 1).is_some() && self.at(index).is_some_and(|word| OPERATORS.contains(&word))
    }

    /// Is the word at 1 `-a` or `-o`?
    fn is_junction(&self) -> bool {
        self.is(1, b"-a") || self.is(1, b"-o")
    }

    /// Takes off the next word.
    #[inline(never)]
    fn take(&mut self) -> Result<&'a CStr, Stop> {
        let Some(word) = self.rest.get(0).filter(|_| self.left > 0) else {
            return Err(self.missing());
        };
        self.rest = self.rest.skip(1);
        self.left -= 1;
        self.last = word;
        Ok(word)
    }

    /// Takes off the next word, which another one must follow.
    fn take_before_another(&mut self) -> Result<&'a CStr, Stop> {
        let word = self.take()?;
        if self.left == 0 { Err(self.missing()) } else { Ok(word) }
    }

    /// Reports that the expression ends too soon.
    fn missing(&mut self) -> Stop {
        let last = self.left.checked_sub(1).and_then(|last| self.rest.get(last));
        self.cx.stop(packed!("missing argument after %w"), &[last.unwrap_or(self.last).to_bytes()])
    }

    /// The next `count` words, by the rules of POSIX for up to four; what these leave open is a whole expression, and may take more.
    fn by_count(&mut self, count: usize) -> Truth {
        match count {
            1 => self.take().map(|word| !word.is_empty()),
            2 => self.two(),
            3 => self.three(),
            4 if self.is(0, b"!") => {
                self.take()?;
                self.three().map(|truth| !truth)
            }
            4 if self.is(0, b"(") && self.is(3, b")") => {
                self.take()?;
                let truth = self.two()?;
                self.take()?;
                Ok(truth)
            }
            _ => self.whole(),
        }
    }

    fn two(&mut self) -> Truth {
        if self.is(0, b"!") {
            self.take()?;
            return self.take().map(CStr::is_empty);
        }
        if matches!(self.at(0), Some([b'-', _])) { self.unary() } else { Err(self.missing()) }
    }

    fn three(&mut self) -> Truth {
        if self.is_binary(1) {
            return self.binary(false);
        }
        if self.is(0, b"!") {
            self.take()?;
            return self.two().map(|truth| !truth);
        }
        if self.is(0, b"(") && self.is(2, b")") {
            self.take()?;
            let truth = !self.take()?.is_empty();
            self.take()?;
            return Ok(truth);
        }
        if self.is_junction() {
            return self.whole();
        }
        let operator = self.at(1).unwrap_or(b"");
        Err(self.cx.stop(packed!("%w: binary operator expected"), &[operator]))
    }

    /// An expression of any length. Parentheses are kept on a list, not on the stack, which ends sooner than a command line does.
    fn whole(&mut self) -> Truth {
        let mut outer = Vec::new();
        let mut level = Level::default();
        loop {
            while self.is(0, b"!") {
                self.take_before_another()?;
                level.negated = !level.negated;
            }
            let mut truth = if self.is(0, b"(") {
                self.take_before_another()?;
                let mut count = 1;
                while count < self.left && !self.is(count, b")") {
                    count += 1;
                    if count > 4 {
                        break;
                    }
                }
                // What is between the parentheses is looked at as by POSIX's rules, too.
                let open = match count {
                    3 => !self.is_binary(1) && !self.is(0, b"!") && self.is_junction(),
                    4 => !self.is(0, b"!"),
                    count => count > 4,
                };
                if open {
                    outer.push(core::mem::take(&mut level));
                    continue;
                }
                let truth = self.by_count(count)?;
                self.close()?;
                truth
            } else {
                self.term()?
            };
            // It may be the last one on several levels.
            loop {
                truth ^= core::mem::take(&mut level.negated);
                level.some_false |= !truth;
                if self.is(0, b"-a") {
                    self.take()?;
                    break;
                }
                level.any |= !core::mem::take(&mut level.some_false);
                if self.is(0, b"-o") {
                    self.take()?;
                    break;
                }
                truth = level.any;
                let Some(outside) = outer.pop() else { return Ok(truth) };
                self.close()?;
                level = outside;
            }
        }
    }

    /// Takes off a closing parenthesis.
    fn close(&mut self) -> Done {
        // What ends `[` is still there, too.
        let end = (self.cx.applet.name == "[").then_some(&b"]"[..]);
        match self.at(0).or(end) {
            Some(b")") => self.take().map(drop),
            Some(word) => Err(self.cx.stop(packed!("%w expected, found %w"), &[b")", word])),
            None => Err(self.cx.stop(packed!("%w expected"), &[b")"])),
        }
    }

    /// What is neither negated nor in parentheses.
    fn term(&mut self) -> Truth {
        let length = self.is(0, b"-l") && self.is_binary(2);
        if length || self.is_binary(1) {
            return self.binary(length);
        }
        if matches!(self.at(0), Some([b'-', _])) {
            return self.unary();
        }
        self.take().map(|word| !word.is_empty())
    }

    /// One side of a comparison, and whether its length is meant, by `-l` before it.
    fn side(&mut self, length: bool) -> Result<(&'a CStr, bool), Stop> {
        if length {
            self.take()?;
        }
        self.take().map(|word| (word, length))
    }

    /// A comparison. `length`: does it start with `-l STRING`?
    fn binary(&mut self, length: bool) -> Truth {
        let left = self.side(length)?;
        let operator = self.take()?.to_bytes();
        let right = self.side(self.is(0, b"-l") && self.at(1).is_some())?;
        let order = match operator {
            b"=" | b"==" => return Ok(left.0 == right.0),
            b"!=" => return Ok(left.0 != right.0),
            b"-ef" | b"-nt" | b"-ot" => return self.files(operator, left, right),
            _ => {
                let (mut room, mut other) = ([0; number::DIGITS], [0; number::DIGITS]);
                let left = self.integer(left, &mut room)?;
                let right = self.integer(right, &mut other)?;
                left.compare(&right)
            }
        };
        Ok(match operator {
            b"-eq" => order.is_eq(),
            b"-ne" => order.is_ne(),
            b"-lt" => order.is_lt(),
            b"-le" => order.is_le(),
            b"-gt" => order.is_gt(),
            _ => order.is_ge(),
        })
    }

    fn integer<'i>(
        &mut self,
        (word, length): (&'i CStr, bool),
        room: &'i mut [u8; number::DIGITS],
    ) -> Result<Integer<'i>, Stop> {
        let word = word.to_bytes();
        if length {
            return Ok(Integer::natural(number::format(word.len() as u64, room)));
        }
        Integer::parse(word).ok_or_else(|| self.cx.stop(packed!("invalid integer %w"), &[word]))
    }

    /// Compares two files.
    fn files(&mut self, operator: &[u8], left: (&CStr, bool), right: (&CStr, bool)) -> Truth {
        if left.1 || right.1 {
            return Err(self.cx.stop(packed!("%r does not accept -l"), &[operator]));
        }
        let (left, right) = (status(left.0), status(right.0));
        let time = |file: &Option<Stat>| file.as_ref().map(|stat| stat.modified());
        let order = time(&left).cmp(&time(&right));
        // A file that does not exist is older than all others.
        Ok(match operator {
            b"-nt" => order.is_gt(),
            b"-ot" => order.is_lt(),
            _ => left.zip(right).is_some_and(|(left, right)| left.same_file(&right)),
        })
    }

    /// A test of one word.
    fn unary(&mut self) -> Truth {
        let operator = self.at(0).unwrap_or(b"");
        let letter = operator.get(1).copied().unwrap_or(0);
        if !b"bcdefghknprstuwxzGLNOS".contains(&letter) {
            return Err(self.cx.stop(packed!("%w: unary operator expected"), &[operator]));
        }
        self.take_before_another()?;
        let path = self.take()?;
        let word = path.to_bytes();
        match letter {
            b'n' => return Ok(!word.is_empty()),
            b'z' => return Ok(word.is_empty()),
            b't' => {
                let mut room = [0; number::DIGITS];
                return self.integer((path, false), &mut room).map(|fd| fd.is_terminal());
            }
            b'r' | b'w' | b'x' => {
                let mode = if letter == b'x' { 1 } else { u32::from(letter == b'r') * 2 + 2 };
                return Ok(fs::may_access(path, mode));
            }
            _ => {}
        }
        let link = matches!(letter, b'h' | b'L');
        let Ok(stat) = stat_at(fs::CWD, path, if link { AT_SYMLINK_NOFOLLOW } else { 0 }) else {
            return Ok(false);
        };
        let kind = match letter {
            b'b' => S_IFBLK,
            b'c' => S_IFCHR,
            b'd' => S_IFDIR,
            b'f' => S_IFREG,
            b'p' => S_IFIFO,
            b'S' => S_IFSOCK,
            b'h' | b'L' => S_IFLNK,
            _ => 0,
        };
        Ok(match letter {
            b'e' => true,
            b's' => stat.size() > 0,
            b'g' => stat.mode() & S_ISGID != 0,
            b'k' => stat.mode() & S_ISVTX != 0,
            b'u' => stat.mode() & S_ISUID != 0,
            b'G' => stat.group() == process::effective_group(),
            b'O' => stat.user() == process::effective_user(),
            b'N' => stat.modified() > stat.accessed(),
            _ => stat.kind() == kind,
        })
    }
}

/// The status of a file, if there is one.
fn status(path: &CStr) -> Option<Stat> {
    stat_at(fs::CWD, path, 0).ok()
}

fn skip_blanks(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = text {
        text = rest;
    }
    text
}

/// An integer of any length.
struct Integer<'i> {
    negative: bool,
    /// Without zeros in front; none for 0.
    digits: &'i [u8],
}

impl<'i> Integer<'i> {
    /// Reads decimal digits with a sign and blanks around them.
    fn parse(word: &'i [u8]) -> Option<Integer<'i>> {
        let word = skip_blanks(word);
        let (negative, digits) = match word {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            _ => (false, word),
        };
        let len = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = digits.split_at_checked(len)?;
        if digits.is_empty() || !skip_blanks(rest).is_empty() {
            return None;
        }
        let digits = Integer::natural(digits).digits;
        Some(Integer { negative: negative && !digits.is_empty(), digits })
    }

    fn natural(mut digits: &'i [u8]) -> Integer<'i> {
        while let [b'0', rest @ ..] = digits {
            digits = rest;
        }
        Integer { negative: false, digits }
    }

    fn compare(&self, other: &Integer) -> Ordering {
        let (a, b) = if self.negative { (other, self) } else { (self, other) };
        let size = a.digits.len().cmp(&b.digits.len()).then_with(|| a.digits.cmp(b.digits));
        other.negative.cmp(&self.negative).then(size)
    }

    /// Is the descriptor of that number a terminal?
    #[inline(never)]
    fn is_terminal(&self) -> bool {
        let digits = if self.digits.is_empty() { b"0" } else { self.digits };
        let number = number::decimal(digits).ok().filter(|_| !self.negative);
        number.and_then(|number| i32::try_from(number).ok()).is_some_and(|number| {
            let fd = Fd::from_number(number);
            let answer = is_terminal(&fd);
            fd.into_number(); // it is not ours to close
            answer
        })
    }
}
