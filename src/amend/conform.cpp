#include "amend/conform.hpp"

#include "amend/parts.hpp"
#include "model/dialect.hpp"
#include "model/read.hpp"
#include "model/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace clauseline::amend {
namespace {

/// The `amends` of an instrument that names this version, or no node. A name without version
/// or work stands for any.
xml::Node amends_of(const xml::Node& instrument, const Piece& old) {
  const xml::Node meta = instrument.child("meta");
  for (const xml::Node one : meta.elements()) {
    if (one.local_name() != "amends") continue;
    const auto named = one["agreement"].substr(0, one["agreement"].find('#'));
    const auto sign = std::min(named.find('@'), named.size());
    const auto work = named.substr(0, sign);
    const auto version = named.substr(std::min(sign + 1, named.size()));
    if ((work.empty() || work == old["id"]) && (version.empty() || version == old["version"]))
      return one;
  }
  return meta.child("amends of another version");  // no element is called so: no node
}

class Maker {
 public:
  Maker(Conformed& made, const std::optional<Date>& as_of)
      : made_(made),
        instrument_(made.instrument->document.root()),
        effective_(*read_date(instrument_.child("meta").child("dates")["effective"])),
        as_of_(first_day(as_of.value_or(effective_))) {}

  void make() {
    const xml::Node amends = check_amends();
    choose_instructions();
    make_meta(amends);
    take_parties();
    take_sources();
    made_.gone = apply(*made_.draft, *made_.instrument, made_.instructions, made_.in_force);
    check_schema();
  }

 private:
  const Source& source() const { return made_.instrument->source; }
  Piece& root() const { return made_.draft->root(); }
  Origin origin() const { return {.source = source()}; }

  xml::Node check_amends() const {
    const xml::Node amends = amends_of(instrument_, root());
    if (amends) return amends;
    const xml::Node meta = instrument_.child("meta");
    const xml::Node other = meta.child("amends");
    const auto at = other ? other.at("agreement") : meta.at();
    const auto found = reference_to(root());
    if (!other)
      throw Error(problem_at(
          source(), at, "the instrument does not say what it amends",
          fmt::format("for {}, write <amends agreement=\"{}\" ...>", root().at(), found)));
    throw Error(problem_at(source(), at,
                           fmt::format("the instrument amends {}, and {} is {}", other["agreement"],
                                       root().at(), found),
                           "give the version that it amends, or put its amends right"));
  }

  void choose_instructions() {
    if (as_of_ < first_day(effective_))
      throw Error(problem_at(
          source(), instrument_.child("meta").child("dates").at("effective"),
          fmt::format("the instrument takes effect only on {}", to_text(effective_)),
          fmt::format("on the day asked for {} stands as it is", root().source->name())));
    for (const Instruction& one : made_.instructions)
      made_.in_force.push_back(!one.effective || first_day(*one.effective) <= as_of_);
  }

  /// The latest day on which an instruction of the copy takes effect, if it is later than the
  /// instrument's.
  std::optional<Date> later_stage() const {
    std::optional<Date> latest;
    auto day = first_day(effective_);
    for (std::size_t i = 0; i < made_.instructions.size(); ++i) {
      const auto& stage = made_.instructions[i].effective;
      if (!made_.in_force[i] || !stage || first_day(*stage) <= day) continue;
      latest = stage;
      day = first_day(*stage);
    }
    return latest;
  }

  void make_meta(const xml::Node& amends) {
    const auto old = reference_to(root());
    const auto stage = later_stage();
    const auto day = to_text(stage.value_or(effective_));
    root().set("version", stage ? fmt::format("{}.{}", instrument_["version"], day)
                                : std::string(instrument_["version"]));
    root().set("status", status(amends["mode"]));
    root().set("text", text_claim());
    Piece& meta = *root().child("meta");
    Piece& dates = *meta.child("dates");
    dates.attributes.clear();
    for (const xml::Attribute one : instrument_.child("meta").child("dates").attributes())
      dates.set(one.name(), one.value());
    dates.set("effective", day);
    comes_from(dates, instrument_.child("meta").child("dates"));
    while (Piece* before = meta.child("amends"))
      take_out(*made_.draft, *before);
    Piece& said = insert_element(meta, std::next(place_of(dates)), "amends");
    said.set("agreement", old);
    said.set("mode", amends["mode"]);
    said.set("effective", day);
    said.set("instrument", reference_to(instrument_));
    comes_from(said, amends);
  }

  void comes_from(Piece& piece, const xml::Node& node) const {
    piece.source = &source();
    piece.offset = node.offset();
  }

  std::string status(std::string_view mode) const {
    const auto own = instrument_["status"];
    if (own != "executed" && own != "in-force") return std::string(own);
    return mode == "terminate" ? "terminated" : "in-force";
  }

  /// A copy claims no more than the weaker of the documents that it is made of.
  std::string text_claim() const {
    constexpr std::array<std::string_view, 3> weaker{"test", "template", "reconstruction"};
    for (const std::string_view claim : weaker)
      if (root()["text"] == claim || instrument_["text"] == claim) return std::string(claim);
    return "conformed";
  }

  void take_parties() {
    const xml::Node named = instrument_.child("parties");
    if (!named) return;
    Piece& parties = *root().child("parties");
    for (const xml::Node one : named.elements())
      take(parties, one);
  }

  void take_sources() {
    const xml::Node meta = instrument_.child("meta");
    for (const xml::Node one : meta.elements())
      if (one.local_name() == "source") take(*root().child("meta"), one);
  }

  /// Puts an element of the instrument into the place of the one of its id, or at the end.
  void take(Piece& parent, const xml::Node& one) {
    Piece* before = made_.draft->find(one["id"]);
    if (before == nullptr) {
      made_.draft->insert(parent, parent.pieces.end(), one, origin());
      return;
    }
    if (before->parent != &parent)
      throw Error(problem_at(
          source(), one.at("id"),
          fmt::format("the id {} is taken by {} at {}", one["id"], label(*before), before->at()),
          "ids are for ever: give this one another"));
    const auto behind = std::next(place_of(*before));
    made_.draft->remove(*before);
    made_.draft->insert(parent, behind, one, origin());
  }

  /// Tells what would be wrong with the copy where it comes from.
  void check_schema() const {
    const auto written = write(*made_.draft);
    const Source copy("the conformed copy", written.bytes);
    auto problems = schema_problems(copy, &find_dialect("native"));
    for (Problem& problem : problems)
      problem = at_origin(problem, copy, written);
    if (!problems.empty()) throw Error(std::move(problems));
  }

  Problem at_origin(const Problem& problem, const Source& copy, const WrittenDraft& written) const {
    const Piece* piece = &root();
    for (const auto& [offset, one] : written.elements) {
      if (copy.position(offset) > problem.at.position) break;
      piece = one;
    }
    auto told =
        problem_at_byte(*piece->source, piece->offset,
                        fmt::format("in the conformed copy, {}", problem.message), problem.hint);
    if (piece->by >= 0)
      told.message += fmt::format(" (instruction {})",
                                  made_.instructions[static_cast<std::size_t>(piece->by)].id);
    return told;
  }

  Conformed& made_;
  xml::Node instrument_;
  Date effective_;
  std::chrono::sys_days as_of_;
};

template <class Root>
std::string name_and_version(const Root& root) {
  return fmt::format("{}@{}", root["id"], root["version"]);
}

}  // namespace

Conformed conform(const Source& old, const Source& instrument, const std::optional<Date>& as_of) {
  Conformed made;
  made.old = std::make_unique<const NativeDocument>(old, "agreement", "the version to amend");
  made.instrument =
      std::make_unique<const NativeDocument>(instrument, "amendment", "an amending instrument");
  made.instructions = read_instructions(*made.instrument);
  made.draft = std::make_unique<Draft>(made.old->document);
  Maker(made, as_of).make();
  return made;
}

std::string conformed_copy(const Conformed& conformed) {
  return canonical_form(Source("the conformed copy", write(*conformed.draft).bytes));
}

std::string reference_to(const Piece& root) { return name_and_version(root); }

std::string reference_to(const xml::Node& root) { return name_and_version(root); }

}  // namespace clauseline::amend
