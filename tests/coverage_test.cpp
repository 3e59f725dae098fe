// Whatever a typed term can say, a rule judges when it changes, or it is written why none does;
// and every rule has its mirror, which tells the reverse.

#include "rules/coverage.hpp"

#include "edits.hpp"
#include "terms/tables.hpp"
#include "version.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;

BOOST_AUTO_TEST_SUITE(coverage_test)

std::string named(const Right& right, std::string_view field, Move move) {
  return fmt::format("{}.{} {}", right.name, field, to_text(move));
}

/// Both directions of every edit that the schema allows, compared and judged.
struct Edit {
  const Variants* variants = nullptr;
  const Variant* before = nullptr;
  const Variant* after = nullptr;
  const Comparison* comparison = nullptr;
  const std::vector<Finding>* findings = nullptr;
  const std::vector<Finding>* reverse = nullptr;

  std::string text() const {
    return fmt::format("{}: '{}' -> '{}'", to_text(*variants), before->value, after->value);
  }
};

struct Judged {
  Judged(const Interpretation& before, const Interpretation& after)
      : comparison(compare(before, after)), findings(judge(comparison)) {}

  Comparison comparison;
  std::vector<Finding> findings;
};

template <class Visit>
void for_each_edit(const Visit& visit) {
  for (const Variants& variants : all_variants()) {
    std::deque<Version> versions;
    for (const Variant& variant : variants.variants)
      versions.emplace_back(variant.clauses);
    for (std::size_t i = 0; i < versions.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const Judged there(versions[j].read(), versions[i].read());
        const Judged back(versions[i].read(), versions[j].read());
        visit({&variants, &variants.variants[j], &variants.variants[i], &there.comparison,
               &there.findings, &back.findings});
        visit({&variants, &variants.variants[i], &variants.variants[j], &back.comparison,
               &back.findings, &there.findings});
      }
  }
}

bool tells(const Finding& finding, const Change& change) {
  const auto same = [&](const Change& one) {
    return one.right == change.right && one.field == change.field && one.move == change.move &&
           one.old_term == change.old_term && one.new_term == change.new_term;
  };
  return same(finding.change) || std::ranges::any_of(finding.also, same);
}

/// What is wrong with how the changes of an edit are judged.
void check_judged(const Edit& edit, std::set<std::string>& wrong) {
  for (const Change& change : edit.comparison->changes) {
    if (!change.right->part.empty()) continue;
    const auto cell = named(*change.right, change.field, change.move);
    if (!any_of(possible_moves(*change.right, change.field), change.move))
      wrong.insert(cell + ": not said to be possible; " + edit.text());
    const auto said = coverage(*change.right, change.field, change.move);
    const auto told = std::ranges::find_if(
        *edit.findings, [&](const Finding& finding) { return tells(finding, change); });
    const bool silent = told == edit.findings->end();
    if (silent && said.reason.empty()) wrong.insert(cell + ": nobody speaks; " + edit.text());
    if (silent) continue;
    if (told->rule->code == "UN001" && said.reason.empty())
      wrong.insert(cell + ": not interpreted; " + edit.text());
    if (std::ranges::find(said.rules, told->rule) == said.rules.end())
      wrong.insert(fmt::format("{}: {} is not in the map", cell, told->rule->code));
  }
}

Direction opposite(Direction direction) {
  if (direction == Direction::gain) return Direction::loss;
  return direction == Direction::loss ? Direction::gain : direction;
}

/// Does a finding of the way back tell the reverse, with the same parties the other way round?
bool answers(const Finding& back, const Finding& finding) {
  const bool same_rule = back.rule->code == finding.rule->mirror;
  if (!same_rule || back.direction.size() != finding.direction.size()) return false;
  return std::ranges::all_of(finding.direction, [&](const auto& one) {
    const auto found = back.direction.find(one.first);
    return found != back.direction.end() && found->second == opposite(one.second);
  });
}

/// Is the way back told by a rule that says why it is no mirror?
bool excused(const Finding& back, const Finding& finding) {
  const auto touches = [&](const Term* term) {
    return term != nullptr && (term == finding.change.old_term || term == finding.change.new_term);
  };
  return !back.rule->one_way.empty() &&
         (touches(back.change.old_term) || touches(back.change.new_term));
}

void check_mirrored(const Edit& edit, std::set<std::string>& wrong) {
  for (const Finding& finding : *edit.findings) {
    if (finding.rule->mirror.empty() || !finding.rule->one_way.empty()) continue;
    const bool found = std::ranges::any_of(*edit.reverse, [&](const Finding& back) {
      return answers(back, finding) || excused(back, finding);
    });
    if (!found) wrong.insert(fmt::format("{}: {}", finding.rule->code, edit.text()));
  }
}

/// All edits, judged once for the laws below.
struct AllEdits {
  AllEdits() {
    for_each_edit([this](const Edit& edit) {
      changes += edit.comparison->changes.size();
      check_judged(edit, unjudged);
      check_mirrored(edit, unmirrored);
    });
  }
  std::size_t changes = 0;
  std::set<std::string> unjudged{};
  std::set<std::string> unmirrored{};
};

const AllEdits& all_edits() {
  static const AllEdits made;
  return made;
}

BOOST_AUTO_TEST_CASE(every_edit_is_judged_or_it_is_written_why_not) {
  for (const std::string& one : all_edits().unjudged)
    BOOST_ERROR(one);
  BOOST_TEST(all_edits().changes > 20'000U);
}

BOOST_AUTO_TEST_CASE(the_way_back_is_told_by_mirrors) {
  for (const std::string& one : all_edits().unmirrored)
    BOOST_ERROR(one);
}

BOOST_AUTO_TEST_CASE(every_cell_of_the_map_has_a_rule_or_a_reason) {
  std::size_t cells = 0;
  for (const Right& right : rights) {
    std::vector<std::string_view> fields{""};
    for (const Field& field : right.fields)
      fields.push_back(field.name);
    for (const auto field : fields)
      for (const Move move : each_of(possible_moves(right, field))) {
        const auto said = coverage(right, field, move);
        const bool only_uninterpreted =
            std::ranges::all_of(said.rules, [](const Rule* rule) { return rule->code == "UN001"; });
        BOOST_TEST((!only_uninterpreted || !said.reason.empty()), named(right, field, move));
        ++cells;
      }
  }
  BOOST_TEST(cells > 1'300U);
}

BOOST_AUTO_TEST_CASE(every_rule_has_a_mirror_or_a_reason_why_none) {
  for (const Rule& rule : rules()) {
    const Rule* mirror = find_rule(rule.mirror);
    BOOST_TEST((mirror != nullptr || (rule.mirror.empty() && !rule.one_way.empty())), rule.code);
    if (mirror == nullptr) continue;
    const bool mutual = mirror->mirror == rule.code;
    BOOST_TEST(mutual == rule.one_way.empty(), rule.code << " and " << mirror->code);
    BOOST_TEST((mirror->family == rule.family), rule.code);
  }
}

BOOST_AUTO_TEST_SUITE_END()
