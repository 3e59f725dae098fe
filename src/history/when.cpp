#include "history/when.hpp"

#include "history/neighbours.hpp"
#include "terms/order.hpp"
#include "terms/read_value.hpp"
#include "terms/tables.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace clauseline::history {
namespace {

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw Error({.at = {.source = "--when"}, .message = std::move(message), .hint = std::move(hint)});
}

const Right& right_named(const std::string& name) {
  std::vector<std::string> known;
  for (const Right& right : rights) {
    if (right.name == name) return right;
    known.emplace_back(right.name);
  }
  refuse(fmt::format("there is no right {}", name),
         suggestion_or(name, known, "write it as grant.exclusivity=non-exclusive"));
}

const Field& field_named(const Right& right, const std::string& name) {
  if (const Field* field = find_field(right, name)) return *field;
  std::vector<std::string> known;
  known.reserve(right.fields.size());
  for (const Field& field : right.fields)
    known.emplace_back(field.name);
  refuse(fmt::format("{} has no field {}", right.name, name),
         suggestion_or(name, known, fmt::format("it has {}", fmt::join(known, ", "))));
}

/// A ladder writes equal levels as "a|b".
void require_level(const Field& field, const std::string& value) {
  std::vector<std::string> known;
  for (const std::string_view step : field.levels)
    for (std::size_t at = 0; at <= step.size();) {
      const auto end = std::min(step.find('|', at), step.size());
      known.emplace_back(step.substr(at, end - at));
      at = end + 1;
    }
  if (known.empty() || std::ranges::find(known, value) != known.end()) return;
  refuse(fmt::format("{} is never {}", field.name, value),
         suggestion_or(value, known, fmt::format("it is one of {}", fmt::join(known, ", "))));
}

/// What a field says where it is written so.
Value written(const Right& right, const Field& field, const std::string& text) {
  Fact fact{.name = std::string(right.name)};
  Fact inner{.name = std::string(field.element)};
  const auto name = field.attribute.empty() ? field.name : field.attribute;
  (field.element.empty() ? fact : inner)
      .attributes.push_back({.name = std::string(name), .value = text});
  if (!field.element.empty()) fact.parts.push_back(std::move(inner));
  return read_value(field, fact);
}

class Seeker {
 public:
  Seeker(const PathHistory& history, const ReadVersion& read, const When& question)
      : history_(history),
        versions_(history, read),
        question_(question),
        index_(static_cast<std::size_t>(field_index(*question.right, question.field->name))) {
    if (question.value) wanted_ = written(*question.right, *question.field, *question.value);
  }

  WhenAnswers run() {
    std::set<std::size_t> unreadable;
    for (std::size_t place = 0; place < history_.versions.size(); ++place) {
      std::vector<std::size_t> skipped;
      step(place, skipped);
      unreadable.insert(skipped.begin(), skipped.end());
      versions_.let_go(place);
    }
    for (const std::size_t place : unreadable) {
      told_.unreadable.push_back(place);
      told_.problems.push_back(versions_.problem(place));
    }
    return std::move(told_);
  }

 private:
  using Comparisons = std::vector<std::unique_ptr<const Neighbours>>;

  void step(std::size_t place, std::vector<std::size_t>& skipped) {
    const Version* version = versions_.at(place);
    if (version == nullptr && !history_.versions[place].blob.empty()) {
      skipped.push_back(place);
      return;
    }
    Comparisons all;
    for (const std::size_t parent : versions_.before(place, skipped)) {
      const Version* before = versions_.at(parent);
      if (before != nullptr && version != nullptr)
        all.push_back(std::make_unique<const Neighbours>(*before, *version));
      else if (before != nullptr)
        end_all(*before, place);
    }
    if (version == nullptr) return;
    for (const Term& term : version->interpretation.terms)
      if (term.right == question_.right) tell(term, place, all);
    tell_gone(place, all);
  }

  const Value& value_of(const Term& term) const { return term.values.at(index_); }

  /// Is it so in this term? Without a value: is the field written at all?
  bool holds(const Term& term) const {
    const Value& value = value_of(term);
    if (value.known == Known::absent || !term.active()) return false;
    if (!question_.value) return true;
    return equals(value) != question_.negated;
  }

  bool equals(const Value& value) const {
    if (value.text == *question_.value || value.text == wanted_.text) return true;
    if (!value.stated() || !wanted_.stated()) return false;
    const Agreement nothing;
    const Interpretation none{.agreement = &nothing};
    return order(*question_.field, wanted_, value, {none, none}) == Move::none;
  }

  bool held(const Term& term, const Neighbours& neighbours) const {
    return std::ranges::any_of(neighbours.before(term),
                               [&](const Term* before) { return holds(*before); });
  }

  void tell(const Term& term, std::size_t place, const Comparisons& all) {
    const bool now = holds(term);
    const auto held_at = [&](const auto& neighbours) { return held(term, *neighbours); };
    const bool some = std::ranges::any_of(all, held_at);
    const bool each = !all.empty() && std::ranges::all_of(all, held_at);
    if (now && !some) add(RightEvent::began, term, place, all);
    if (!now && each) add(RightEvent::ended, term, place, all);
    if (!now || !each || question_.value) return;
    const bool moved = std::ranges::all_of(all, [&](const auto& neighbours) {
      return neighbours->same(term, index_, Aspect::meaning) == nullptr;
    });
    if (moved) add(RightEvent::moved, term, place, all);
  }

  void tell_gone(std::size_t place, const Comparisons& all) {
    if (all.empty()) return;
    for (const Term* gone : all.front()->gone())
      if (gone_everywhere(*gone, all)) end(*gone, place);
  }

  bool gone_everywhere(const Term& gone, const Comparisons& all) const {
    const auto is_same = [&](const Term* other) {
      return other->right == gone.right && other->id == gone.id && asked(*other);
    };
    return std::ranges::all_of(all, [&](const auto& neighbours) {
      return std::ranges::any_of(neighbours->gone(), is_same);
    });
  }

  bool asked(const Term& term) const { return term.right == question_.right && holds(term); }

  void end_all(const Version& before, std::size_t place) {
    for (const Term& term : before.interpretation.terms)
      if (asked(term)) end(term, place);
  }

  void end(const Term& gone, std::size_t place) {
    add(gone, {.version = place,
               .event = RightEvent::ended,
               .term = gone.id,
               .before = value_of(gone).text});
  }

  void add(RightEvent event, const Term& term, std::size_t place, const Comparisons& all) {
    RightMove move{.version = place, .event = event, .term = term.id, .after = value_of(term).text};
    if (!all.empty())
      if (const auto before = all.front()->before(term); !before.empty())
        move.before = value_of(*before.front()).text;
    add(term, std::move(move));
  }

  void add(const Term& term, RightMove move) {
    move.field = question_.field->name;
    told_.answers.push_back({.right = std::string(term.right->name),
                             .term = term.id,
                             .clause = term.clause->label(),
                             .move = std::move(move)});
  }

  const PathHistory& history_;
  Versions versions_;
  const When& question_;
  std::size_t index_;
  Value wanted_{};
  WhenAnswers told_{};
};

}  // namespace

When read_when(const std::string& text) {
  const auto equals = text.find('=');
  const bool negated = equals != std::string::npos && equals > 0 && text[equals - 1] == '!';
  const auto name = text.substr(0, negated ? equals - 1 : equals);
  const auto dot = name.find('.');
  if (dot == std::string::npos)
    refuse(fmt::format("{} names no field of a right", text),
           "write it as grant.exclusivity=non-exclusive, or revenue-share.cap for every change");
  const Right& right = right_named(name.substr(0, dot));
  const Field& field = field_named(right, name.substr(dot + 1));
  When question{.right = &right, .field = &field, .negated = negated};
  if (equals != std::string::npos) {
    question.value = text.substr(equals + 1);
    require_level(field, *question.value);
  }
  return question;
}

WhenAnswers when(const PathHistory& history, const ReadVersion& read, const When& question) {
  return Seeker(history, read, question).run();
}

}  // namespace clauseline::history
