Lines that are not empty get numbers.
  $ printf 'a\n\nb' > f; nl f; nl < f; nl f - < f
       1\ta (esc)
          (esc)
       2\tb (esc)
       1\ta (esc)
          (esc)
       2\tb (esc)
       1\ta (esc)
          (esc)
       2\tb (esc)
       3\ta (esc)
          (esc)
       4\tb (esc)

-b says which lines do.
  $ printf 'a\n\nbx\n' > f; nl -ba f; nl -bn f; nl -bp'x$' f; nl -b 'p^\(a\|$\)' f
       1\ta (esc)
       2\t (esc)
       3\tbx (esc)
         a
          (esc)
         bx
         a
          (esc)
       1\tbx (esc)
       1\ta (esc)
       2\t (esc)
         bx

A page has a header, a body and a footer, and the numbers start again with each.
  $ printf 'a\n\\:\\:\\:\nh\n\\:\\:\nb\nc\n\\:\nf\n' > f; nl f; nl -p -ha -ft f
       1\ta (esc)
   (esc)
         h
   (esc)
       1\tb (esc)
       2\tc (esc)
   (esc)
         f
       1\ta (esc)
   (esc)
       2\th (esc)
   (esc)
       3\tb (esc)
       4\tc (esc)
   (esc)
       5\tf (esc)

-d gives other delimiters of sections.
  $ printf 'a\nxyxy\nb\nx:x:\nc\nqqq\nqqqqqq\n' > f; nl -d xy f; nl -d x f; nl -d qqq f; nl -d '' f
       1\ta (esc)
   (esc)
       1\tb (esc)
       2\tx:x: (esc)
       3\tc (esc)
       4\tqqq (esc)
       5\tqqqqqq (esc)
       1\ta (esc)
       2\txyxy (esc)
       3\tb (esc)
   (esc)
       1\tc (esc)
       2\tqqq (esc)
       3\tqqqqqq (esc)
       1\ta (esc)
       2\txyxy (esc)
       3\tb (esc)
       4\tx:x: (esc)
       5\tc (esc)
   (esc)
   (esc)
       1\ta (esc)
       2\txyxy (esc)
       3\tb (esc)
       4\tx:x: (esc)
       5\tc (esc)
       6\tqqq (esc)
       7\tqqqqqq (esc)

-v, -i, -n, -w and -s shape the numbers.
  $ printf 'a\n\nb\n' > f; nl -v 9 -i -10 -w 3 f; nl -n ln -s: f; nl -n rz -w 4 -v -5 f; nl -w 1 -v 98 -i 7 -s '' f
    9\ta (esc)
       (esc)
   -1\tb (esc)
  1     :a
          (esc)
  2     :b
  -005\ta (esc)
        (esc)
  -004\tb (esc)
  98a
    (esc)
  105b

-l counts so many empty lines as one.
  $ printf 'a\n\n\n\n\nb\n' | nl -ba -l 2
       1\ta (esc)
          (esc)
       2\t (esc)
          (esc)
       3\t (esc)
       4\tb (esc)

The largest number is the last one.
  $ printf 'a\nb\n' | nl -v 9223372036854775807
  9223372036854775807\ta (esc)
  nl: line number overflow
  [1]

What is wrong is told.
  $ nl -b x -h ''; nl -n q; nl -w 0; nl -w 99999999999; nl -v x; nl -l -1; nl -bp'\('; nl nope .
  nl: invalid body numbering style: 'x'
  nl: invalid header numbering style: ''
  Try 'nl --help' for more information.
  nl: invalid line numbering format: 'q'
  Try 'nl --help' for more information.
  nl: invalid line number field width: '0': Numerical result out of range
  nl: invalid line number field width: '99999999999': Value too large for defined data type
  nl: invalid starting line number: 'x'
  nl: invalid line number of blank lines: '-1': Numerical result out of range
  nl: Unmatched ( or \(
  nl: nope: No such file or directory
  nl: .: Is a directory
  [1]

