//! Paths: which of what is drawn looks like a rule.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;

use crate::pdf::page::Rule;

/// Points of one path that are looked at: what has more is a drawing.
const MAX_STEPS: usize = 4096;
/// Breadth of what still counts as a rule, in points.
const MAX_BREADTH: f64 = 2.5;
/// Shortest rule, in points.
const MIN_LENGTH: f64 = 4.0;

/// With what a path is painted.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    /// Breadth of its strokes, before the page's matrix.
    pub(super) breadth: f64,
    /// Whether its fill cannot be seen on paper.
    pub(super) white_fill: bool,
    /// Whether its strokes cannot be seen on paper.
    pub(super) white_stroke: bool,
}

/// The path that is being drawn, as it is shown.
#[derive(Default)]
pub(super) struct Path {
    steps: Vec<Step>,
    start: Point,
}

/// A point of a path, and whether a line leads to it.
#[derive(Clone, Copy)]
struct Step {
    to: Point,
    drawn: bool,
}

impl Path {
    /// Forgets what is drawn so far.
    pub(super) fn clear(&mut self) {
        self.steps.clear();
    }

    /// Draws on, and gives the rules that the operator paints.
    pub(super) fn draw(&mut self, op: &Op<'_, '_>, matrix: Affine, pen: Pen) -> Vec<Rule> {
        let at = |x: Number, y: Number| matrix * Point::new(x.as_f64(), y.as_f64());
        match op {
            Op::MoveTo(p) => self.begin(at(p.0, p.1)),
            Op::LineTo(p) => self.step(at(p.0, p.1), true),
            // A curve is no rule.
            Op::CubicTo(p) => self.step(at(p.4, p.5), false),
            Op::CubicStartTo(p) => self.step(at(p.2, p.3), false),
            Op::CubicEndTo(p) => self.step(at(p.2, p.3), false),
            Op::ClosePath(_) => self.step(self.start, true),
            Op::RectPath(r) => {
                let (x, y, width, height) = (r.0.as_f64(), r.1.as_f64(), r.2.as_f64(), r.3.as_f64());
                self.begin(matrix * Point::new(x, y));
                self.step(matrix * Point::new(x + width, y), true);
                self.step(matrix * Point::new(x + width, y + height), true);
                self.step(matrix * Point::new(x, y + height), true);
                self.step(self.start, true);
            }
            Op::StrokePath(_) | Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => {
                return self.stroked(matrix, pen);
            }
            Op::CloseAndStrokePath(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.step(self.start, true);
                return self.stroked(matrix, pen);
            }
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                return self.filled(pen);
            }
            Op::EndPath(_) => self.clear(),
            _ => {}
        }
        Vec::new()
    }

    fn begin(&mut self, at: Point) {
        self.start = at;
        self.step(at, false);
    }

    fn step(&mut self, to: Point, drawn: bool) {
        if self.steps.len() < MAX_STEPS {
            self.steps.push(Step { to, drawn });
        }
    }

    /// The level and upright lines of the path.
    fn stroked(&mut self, matrix: Affine, pen: Pen) -> Vec<Rule> {
        let steps = std::mem::take(&mut self.steps);
        let breadth = pen.breadth * matrix.determinant().abs().sqrt();
        if pen.white_stroke || breadth > 2.0 * MAX_BREADTH {
            return Vec::new();
        }
        let lines = steps.iter().zip(steps.iter().skip(1)).filter(|(_, step)| step.drawn);
        lines.filter_map(|(from, step)| rule(from.to, step.to)).collect()
    }

    /// The parts of the path that are so thin that they look like lines.
    fn filled(&mut self, pen: Pen) -> Vec<Rule> {
        let steps = std::mem::take(&mut self.steps);
        if pen.white_fill {
            return Vec::new();
        }
        let part = |part: &[Step]| {
            let first = part.first()?.to;
            let corner = |pick: fn(f64, f64) -> f64| {
                part.iter().fold(first, |at, step| Point::new(pick(at.x, step.to.x), pick(at.y, step.to.y)))
            };
            rule(corner(f64::min), corner(f64::max))
        };
        steps.chunk_by(|_, step| step.drawn).filter_map(part).collect()
    }
}

/// The rule between two points, if it is thin, straight and long enough.
fn rule(from: Point, to: Point) -> Option<Rule> {
    let (width, height) = ((to.x - from.x).abs(), (to.y - from.y).abs());
    (width.min(height) <= MAX_BREADTH && width.max(height) >= MIN_LENGTH).then(|| Rule {
        left: from.x.min(to.x) as f32,
        top: from.y.min(to.y) as f32,
        right: from.x.max(to.x) as f32,
        bottom: from.y.max(to.y) as f32,
    })
}
