#include "cli/clause_commits.hpp"

#include "audit_text.hpp"
#include "model/read.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(clause_commits_test)

namespace {

using Found = std::map<std::string, std::vector<std::size_t>, std::less<>>;

/// A history of one agreement with the clauses a, b and c: their words at each commit.
struct History {
  std::map<std::string, std::string> bodies;

  std::unique_ptr<const Version> operator()(const std::string& commit) const {
    const auto found = bodies.find(commit);
    if (found == bodies.end()) return nullptr;
    return std::make_unique<const Version>(
        Evidence{}, read_agreement(Source("a.xml", tests::in_frame(found->second))));
  }
};

std::string body(std::string_view a, std::string_view b) {
  return fmt::format(R"(<clause id="a" num="1"><p>{}</p></clause>)"
                     R"(<clause id="b" num="2"><p>{}</p></clause>)"
                     R"(<clause id="c" num="3"><p>These stay.</p></clause>)",
                     a, b);
}

SignedCommit commit(const std::string& id, const std::vector<std::string>& parents) {
  SignedCommit one;
  one.commit.id = id;
  one.commit.parents = parents;
  return one;
}

const History history{{{"root", body("One", "Two")},
                       {"first", body("One more", "Two")},
                       {"second", body("One more", "Two more")},
                       {"third", body("One and more", "Two and more")}}};

}  // namespace

BOOST_AUTO_TEST_CASE(names_for_each_clause_the_commits_that_changed_it) {
  const auto found = cli::commits_by_clause(
      {commit("third", {"second"}), commit("second", {"first"}), commit("first", {"root"})},
      history);
  BOOST_TEST((found == Found{{"a", {0, 2}}, {"b", {0, 1}}}));
}

BOOST_AUTO_TEST_CASE(counts_nothing_to_a_merge) {
  const auto found = cli::commits_by_clause(
      {commit("third", {"second", "first"}), commit("second", {"first"})}, history);
  BOOST_TEST((found == Found{{"b", {1}}}));
}

BOOST_AUTO_TEST_CASE(counts_all_to_the_commit_that_brought_the_file) {
  const auto found =
      cli::commits_by_clause({commit("first", {"root"}), commit("root", {"none"})}, history);
  BOOST_TEST((found.at("a") == std::vector<std::size_t>{0, 1}));
  BOOST_TEST((found.at("c") == std::vector<std::size_t>{1}));
}

BOOST_AUTO_TEST_CASE(says_nothing_of_one_commit_or_of_too_many) {
  BOOST_TEST(cli::commits_by_clause({commit("first", {"root"})}, history).empty());
  const std::vector<SignedCommit> many(1000, commit("first", {"root"}));
  BOOST_TEST(cli::commits_by_clause(many, history).empty());
}

BOOST_AUTO_TEST_CASE(guesses_nothing_where_a_version_cannot_be_read) {
  const auto broken = [](const std::string& id) -> std::unique_ptr<const Version> {
    if (id == "first") throw Error({.at = {.source = "a.xml"}, .message = "broken"});
    return history(id);
  };
  BOOST_TEST(
      cli::commits_by_clause({commit("second", {"first"}), commit("first", {"root"})}, broken)
          .empty());
}

BOOST_AUTO_TEST_SUITE_END()
