#include "diff/references.hpp"

#include "diff/printed.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(references_test)

struct Row {
  std::string_view words;
  std::string_view shown;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.words; }
};

const Row forms[] = {
    {"see Section 3.2.", "3.2"},
    {"see SECTION 3", "3"},
    {"see section\u00A03(1)(a), or", "3(1)(a)"},
    {"under paragraph (b) and", "(b)"},
    {"Article IV applies", "IV"},
    {"Schedule 1, Exhibit B and Annex 2", "1 B 2"},
    {"\u00A7 12A and \u00A7 7-103.01", "12A 7-103.01"},
    {"sections 5 to 7 and 9", "5 7 9"},
    {"Sections 3.2, 3.4 and 3.6 apply", "3.2 3.4 3.6"},
    {"section 3 and 4 others", "3"},
    {"paragraphs (a) and (b)", "(a) (b)"},
    {"paragraph (a) of section 3", "(a)< 3"},
    {"paragraphs (a) and (b) of section 3", "(b)< 3"},
    {"section 3 of this Agreement", "3"},
    {"section 3 of the Companies Act", ""},
    {"sections 3 and 4 of the Companies Act", ""},
    {"section 3 thereof", ""},
    {"17 U.S.C. \u00A7 107", ""},
    {"this section applies", ""},
    {"part of the goods, a clause on fees, item by item", ""},
    {"in part I agree", "I"},
    {"subsection (12)", "(12)"},
    {"subsection (see below)", ""},
    {"Section3", ""},
    {"intersection 3", ""},
    {"Section", ""},
    {"", ""},
};

BOOST_DATA_TEST_CASE(are_known_by_their_form, data::make(forms), row) {
  std::string text;
  for (const auto& one : printed_references(row.words)) {
    BOOST_TEST(row.words.substr(one.begin, one.end - one.begin) == one.printed.number);
    text += fmt::format("{}{}{}", text.empty() ? "" : " ", one.printed.number,
                        one.within_next ? "<" : "");
  }
  BOOST_TEST(text == row.shown);
}

Clause numbered(std::string id, ClauseKind kind, std::string number,
                std::vector<Clause> clauses = {}) {
  return {.id = std::move(id),
          .kind = kind,
          .number = std::move(number),
          .clauses = std::move(clauses)};
}

/// A statute in sections, an agreement in articles, and schedules that count from 1.
Agreement agreement() {
  const auto item = [](const char* id, const char* number, std::vector<Clause> clauses = {}) {
    return numbered(id, ClauseKind::item, number, std::move(clauses));
  };
  Agreement made{.source = "test", .dialect = "test"};
  made.clauses = {
      numbered(
          "art-1", ClauseKind::article, "Article I",
          {numbered("s1", ClauseKind::section, "1."), numbered("s2", ClauseKind::section, "2")}),
      numbered("art-3", ClauseKind::article, "3",
               {numbered("c31", ClauseKind::clause, "3.1"),
                numbered("c32", ClauseKind::clause, "3.2",
                         {item("c32a", "(a)", {item("c32ai", "(i)")}), item("c32b", "b)")})}),
      numbered("s5", ClauseKind::section, "5",
               {numbered("s5-1", ClauseKind::subclause, "(1)",
                         {item("s5-1a", "(a)"), item("s5-1b", "(b)")}),
                numbered("s5-2", ClauseKind::subclause, "(2)", {item("s5-2a", "(a)")})}),
      numbered("sch-1", ClauseKind::schedule, "1", {numbered("sch-1-p1", ClauseKind::clause, "1")}),
      numbered("sch-2", ClauseKind::schedule, "Schedule 2",
               {numbered("sch-2-p1", ClauseKind::clause, "1")}),
      numbered("part-2", ClauseKind::article, "PART II"),
      numbered("rec-a", ClauseKind::recital, "A"),
  };
  return made;
}

Clause* find(std::vector<Clause>& clauses, std::string_view id) {
  for (Clause& clause : clauses) {
    if (clause.id == id) return &clause;
    if (auto* inner = find(clause.clauses, id)) return inner;
  }
  return nullptr;
}

struct Meaning {
  std::string_view from;
  std::string_view words;
  std::string_view to;

  friend std::ostream& operator<<(std::ostream& out, const Meaning& row) {
    return out << row.from << ": " << row.words;
  }
};

const Meaning meanings[] = {
    {"c31", "Section 3.2", "c32"},
    {"c31", "Section 3.2(a)(i)", "c32ai"},
    {"c31", "clause 3.2(b)", "c32b"},
    {"c31", "Article I", "art-1"},
    {"c31", "Article 3", "art-3"},
    {"s5-1a", "paragraph (b)", "s5-1b"},
    {"s5-1a", "paragraph (a)", "s5-1a"},
    {"s5-1a", "subsection (2)", "s5-2"},
    {"s5", "subsection (2)", "s5-2"},
    {"s5-1", "paragraph (b)", "s5-1b"},
    {"c31", "paragraph (a) of subsection (2)", "-"},
    {"s5-1", "paragraph (a) of subsection (2)", "s5-2a s5-2"},
    {"c31", "section 5(2)(a)", "s5-2a"},
    {"c31", "Schedule 1", "sch-1"},
    {"c31", "Schedule 2", "sch-2"},
    {"c31", "Part II", "part-2"},
    {"c31", "Recital A", "rec-a"},
    {"c31", "Section 9", "-"},
    {"c31", "Schedule 9", "-"},
    {"c31", "section 1", "s1"},
    {"sch-2-p1", "paragraph 1", "sch-2-p1"},
    {"c31", "paragraph 1", "s1"},
};

BOOST_DATA_TEST_CASE(mean_the_clause_with_that_number, data::make(meanings), row) {
  auto made = agreement();
  auto* from = find(made.clauses, row.from);
  BOOST_TEST_REQUIRE(from != nullptr);
  from->words = row.words;
  std::string text;
  for (const Reference& one : References(made).in(*from))
    text += fmt::format("{}{}", text.empty() ? "" : " ", one.to->id);
  BOOST_TEST((text.empty() ? "-" : text) == row.to);
}

BOOST_AUTO_TEST_CASE(are_what_the_author_marked_whatever_is_printed) {
  Agreement made = agreement();
  made.clauses.push_back(
      {.id = "c9",
       .number = "9",
       .words = "Section 3.1, Section 3.2 and the fees",
       .marks = {{MarkKind::reference, 8, 11, "c32"}, {MarkKind::reference, 28, 36, "gone"}}});
  const auto found = References(made).in(made.clauses.back());
  BOOST_TEST_REQUIRE(found.size() == 3U);
  BOOST_TEST((found[0].marked && found[0].to->id == "c32"));
  BOOST_TEST((!found[1].marked && found[1].to->id == "c32"));
  BOOST_TEST((found[2].marked && found[2].to == nullptr && found[2].target == "gone"));
}

BOOST_AUTO_TEST_SUITE_END()
