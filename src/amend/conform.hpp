#pragma once

#include "amend/apply.hpp"
#include "amend/draft.hpp"
#include "amend/instrument.hpp"
#include "model/quantity.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clauseline::amend {

/// What an instrument makes of the version that it amends.
struct Conformed {
  std::unique_ptr<const NativeDocument> old;
  std::unique_ptr<const NativeDocument> instrument;
  std::vector<Instruction> instructions;
  std::vector<bool> in_force;  // by instruction: does it take effect by the day of the copy?
  std::unique_ptr<Draft> draft;
  GoneById gone;
};

/// Carries an instrument out: the agreement as amended on `as_of`, which is the day on which
/// the instrument takes effect if none is given. Both sources must outlive the result.
///
/// Instructions change parties, register, recitals, definitions, body and schedules, and an
/// instruction with an `effective` later than the day waits. The rest is made:
/// - id, lang, title, notices, precedence and signatures stay those of the old version; a
///   conformed copy is not signed anew.
/// - version and dates are the instrument's. Where an instruction that came later is in the
///   copy, its day is the day of effect, and stands behind the version ("a2.2027-01-01").
/// - amends names the old version and the instrument, with the instrument's mode.
/// - status: in-force where the instrument is executed, terminated where its mode is terminate;
///   else the instrument's own. text: conformed, unless one of the two documents is a
///   reconstruction, a template or a test: then that.
/// - parties and actors that the instrument names are as it names them; its sources join.
///
/// Throws Error with places in both documents: for an instrument that amends another version,
/// instructions that do not fit, and a copy that would depart from the schema.
Conformed conform(const Source& old, const Source& instrument, const std::optional<Date>& as_of);

/// The conformed copy in canonical form. Old version and instrument stay as they are.
std::string conformed_copy(const Conformed& conformed);

/// A document's name in the way in which others point to it: "msft-openai@2025-10-28".
std::string reference_to(const Piece& root);
std::string reference_to(const xml::Node& root);

}  // namespace clauseline::amend
