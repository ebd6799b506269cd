//! One construct each: rtf in, the printed document out.
