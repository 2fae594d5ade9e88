//! Compound commands that repeat or choose: loops, `case`, `select`, and what is measured with `time`.
use super::{Flow, Run, ast::*, builtins, state::Shell};
use rt::{
    Vec,
    sys::{process, wait},
    text::pattern,
};

impl Shell {
    /// Runs a loop.
    #[inline(never)]
    pub fn repeat(&mut self, node: &Node) -> Run {
        let [first, rest @ ..] = node.nodes.as_slice() else { return Ok(()) };
        let counts = node.kind == Kind::Count;
        let mut words = Vec::new();
        if node.kind == Kind::For {
            if node.flag {
                self.expand_words(rest, &mut words)?;
            } else {
                words = self.args.clone();
            }
            if words.is_empty() {
                self.status = 0;
            }
            if node.mode != 0 {
                return self.select(node, first, &words);
            }
        } else if counts {
            self.status = 0;
            self.compute(rest.first())?;
        }
        let mut words = words.into_iter();
        let mut status = 0;
        self.loops += 1;
        let flow = loop {
            let turn = match node.kind {
                Kind::For => match words.next() {
                    None => break Ok(()),
                    Some(word) => self.set(&node.text, word).and_then(|()| self.run(first, false)),
                },
                Kind::Count => match self.compute(rest.get(1)) {
                    Ok(0) => break Ok(()),
                    Ok(_) => self.run(first, false),
                    Err(flow) => Err(flow),
                },
                _ => match self.condition(first) {
                    Ok(()) if (self.status == 0) == node.flag => {
                        self.status = status;
                        break Ok(());
                    }
                    Ok(()) => {
                        let turn = self.run_first(rest, false);
                        status = self.status;
                        turn
                    }
                    flow => flow,
                },
            };
            if let Some(flow) = self.after_turn(turn) {
                break flow;
            }
            if counts && let Err(flow) = self.compute(rest.get(2)) {
                break Err(flow);
            }
        };
        self.loops -= 1;
        flow
    }

    /// Does the loop end after a turn that went so, and how?
    fn after_turn(&mut self, turn: Run) -> Option<Run> {
        match turn {
            Err(Flow::Break | Flow::Continue) if self.levels > 1 => {
                self.levels -= 1;
                return Some(turn);
            }
            Err(Flow::Break) => return Some(Ok(())),
            Ok(()) | Err(Flow::Continue) => {}
            flow => return Some(flow),
        }
        self.poll().err().map(Err)
    }

    /// The value of an expression in a word; without one it is 1.
    #[inline(never)]
    pub fn compute(&mut self, word: Option<&Tree>) -> Result<i64, Flow> {
        let mut text = Vec::new();
        if let Some(word) = word {
            self.expand_single(word, &mut text)?;
        }
        if text.trim_ascii().is_empty() { Ok(1) } else { self.evaluate(&text) }
    }

    /// `select`: shows the words with numbers, and runs the body for each answer.
    #[inline(never)]
    fn select(&mut self, node: &Node, body: &Tree, words: &[Vec<u8>]) -> Run {
        if words.is_empty() {
            return Ok(());
        }
        self.loops += 1;
        let (mut flow, mut show) = (Ok(()), true);
        while flow.is_ok() {
            for (index, word) in words.iter().enumerate().filter(|_| show) {
                self.print_line(&[&super::decimal(index as i64 + 1), b") ", word]);
            }
            let prompt =
                if self.get(b"PS3").is_some() { self.prompt(b"PS3") } else { b"#? ".to_vec() };
            self.print_error(&prompt);
            let status = builtins::read_reply(self)?;
            let reply = self.get(b"REPLY").unwrap_or_default().trim_ascii().to_vec();
            show = reply.is_empty();
            if status != 0 {
                self.print(&[b"\n"]);
                self.status = 1;
                break;
            }
            if show {
                continue;
            }
            let chosen = super::number(&reply)
                .and_then(|number| words.get(rt::text::number::fit(number).wrapping_sub(1)));
            self.set(&node.text, chosen.cloned().unwrap_or_default())?;
            let turn = self.run(body, false);
            if let Some(end) = self.after_turn(turn) {
                flow = end;
                break;
            }
        }
        self.loops -= 1;
        flow
    }

    #[inline(never)]
    pub fn case(&mut self, node: &Node, last: bool) -> Run {
        let [subject, arms @ ..] = node.nodes.as_slice() else { return Ok(()) };
        let (mut text, mut pattern) = (Vec::new(), Vec::new());
        self.expand_single(subject, &mut text)?;
        let (mut matched, mut went_on) = (false, false);
        for arm in arms {
            let mut patterns = arm.nodes.as_slice();
            while let [_, rest @ ..] = patterns
                && let Some(word) = rest.first()
                && !matched
            {
                pattern.clear();
                self.expand_pattern(word, &mut pattern)?;
                matched = pattern::matches(&pattern, &text, self.utf8);
                patterns = rest;
            }
            if matched {
                self.run_first(&arm.nodes, last && !arm.flag && arm.op == 0)?;
                if arm.op != 0 {
                    // The patterns of the next ones are looked at as well.
                    (matched, went_on) = (false, true);
                } else if !arm.flag {
                    return Ok(());
                }
            }
        }
        if !matched && !went_on {
            self.status = 0;
        }
        Ok(())
    }

    /// `time`: runs a pipeline and tells how long it took.
    #[inline(never)]
    pub fn time(&mut self, node: &Node) -> Run {
        let (start, before) = (wait::nanoseconds(), process::times());
        let flow = self.run_first(&node.nodes, false);
        let real = (wait::nanoseconds() - start) / 1_000_000;
        let spent = process::times();
        let mut text = Vec::new();
        let milliseconds = |own: usize, children: usize| {
            let at = |times: &[u64; 4], index: usize| times.get(index).map_or(0, |ticks| *ticks);
            let ticks = |times| at(times, own) + at(times, children);
            (ticks(&spent) - ticks(&before)) * 10
        };
        let lines: [(&[u8], u64); 3] =
            [(b"real", real), (b"user", milliseconds(0, 2)), (b"sys", milliseconds(1, 3))];
        if !node.flag {
            text.push(b'\n');
        }
        for (name, milliseconds) in lines {
            let fraction = super::decimal((milliseconds % 1000 + 1000) as i64);
            let fraction = fraction.get(1..).unwrap_or(&[]);
            text.extend_from_slice(name);
            let seconds = milliseconds / 1000;
            if node.flag {
                // As POSIX's `time -p` has it.
                text.push(b' ');
                text.extend_from_slice(&super::decimal(seconds as i64));
                text.push(b'.');
                text.extend_from_slice(fraction.get(..2).unwrap_or(&[]));
            } else {
                text.push(b'\t');
                text.extend_from_slice(&super::decimal((seconds / 60) as i64));
                text.push(b'm');
                text.extend_from_slice(&super::decimal((seconds % 60) as i64));
                text.push(b'.');
                text.extend_from_slice(fraction);
                text.push(b's');
            }
            text.push(b'\n');
        }
        self.flush();
        self.print_error(&text);
        flow
    }
}
