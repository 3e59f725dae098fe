// What somebody may do to a bundle on its way to an auditor, and what comes of each.

#include "exported.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;

namespace {

/// Changes one byte, and nothing of how long all of them are.
void spoil(std::string& bytes, std::size_t at) {
  char& one = bytes.at(at);
  one = one == 'x' ? 'y' : 'x';
}
void spoil(std::string& bytes) { spoil(bytes, bytes.size() / 2); }

/// Replaces bytes of a package wherever they stand, the names of its parts among them.
std::string patched(std::string bytes, std::string_view from, std::string_view to) {
  BOOST_TEST_REQUIRE(from.size() == to.size());
  std::size_t found = 0;
  for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1), ++found)
    bytes.replace(at, to.size(), to);
  BOOST_TEST_REQUIRE(found > 0U);
  return bytes;
}

/// Sets bytes of the first entry of a package: behind the start of its header, in the directory
/// and, where `local` is given, in front of its bytes.
std::string with_entry(std::string bytes, std::size_t in_directory, std::string_view value,
                       std::size_t local = 0) {
  bytes.replace(bytes.find("PK\1\2") + in_directory, value.size(), value);
  if (local != 0) bytes.replace(local, value.size(), value);
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bundle_attack_test)

BOOST_FIXTURE_TEST_CASE(sees_a_byte_that_changed_in_each_kind_of_file, Exported) {
  for (const char* kind : kinds_of_files) {
    auto all = parts();
    auto& part = part_named(all, kind);
    spoil(part.bytes);
    const auto told = verified(all);
    differs(told, part.name);
    BOOST_TEST(contains(told.out, "its index:  "), told.out);
  }
}

BOOST_FIXTURE_TEST_CASE(sees_it_where_the_index_was_changed_with_it, Exported) {
  for (const std::string kind : kinds_of_files) {
    if (kind == "history.bundle" || kind == "report.json") continue;  // of which below
    auto all = parts();
    auto& part = part_named(all, kind);
    spoil(part.bytes);
    const auto name = part.name;
    list_again(all);
    const auto told = verified(all);
    differs(told, name);
    BOOST_TEST(contains(told.out, "made again:  "), told.out);
  }
}

BOOST_FIXTURE_TEST_CASE(sees_words_of_the_report_that_nothing_bears_out, Exported) {
  auto all = parts();
  auto& report = part_named(all, "report.json");
  const std::string_view says = R"("reason": "It was agreed.")";
  report.bytes.replace(report.bytes.find(says), says.size(), R"("reason": "It was waived.")");
  list_again(all);
  differs(verified(all), "It was waived.");
}

BOOST_FIXTURE_TEST_CASE(sees_an_index_that_answers_otherwise, Exported) {
  auto all = parts();
  auto& index = part_named(all, "index.json").bytes;
  const std::string_view says = "is open: nothing is left";
  index.replace(index.find(says), says.size(), "is open: nothing was here");
  differs(verified(all), "index.json, answers[3].answer");
}

BOOST_FIXTURE_TEST_CASE(sees_a_decision_that_was_added, Exported) {
  auto all = parts();
  auto one = part_named(all, "reviews/");
  one.name.replace(one.name.rfind('/') + 1, 2, "e-");
  all.push_back(one);
  differs(verified(all), "its index:  does not list it");
  list_again(all);
  differs(verified(all), "it is no part of the ledger of commit " + head());
}

BOOST_FIXTURE_TEST_CASE(sees_a_decision_that_was_removed, Exported) {
  auto all = parts();
  const auto name = part_named(all, "reviews/").name;
  std::erase_if(all, [&](const office::Part& one) { return one.name == name; });
  differs(verified(all), "its index:  ");
  list_again(all);
  differs(verified(all), "the ledger of commit " + head());
}

BOOST_FIXTURE_TEST_CASE(sees_decisions_that_were_swapped, Exported) {
  auto all = parts();
  std::vector<office::Part*> decisions;
  for (auto& one : all)
    if (one.name.starts_with("reviews/") && one.name.ends_with(".xml")) decisions.push_back(&one);
  BOOST_TEST_REQUIRE(decisions.size() == 2U);
  std::swap(decisions[0]->bytes, decisions[1]->bytes);
  list_again(all);
  const auto told = verified(all);
  differs(told, decisions[0]->name);
  differs(told, decisions[1]->name);
}

BOOST_FIXTURE_TEST_CASE(sees_the_report_of_other_versions, Exported) {
  auto all = parts();
  auto others = parts(std::filesystem::path(exported("other.zip", {"HEAD~3..HEAD~1"})).filename());
  for (const char* name : {"report.json", "report.html"})
    part_named(all, name).bytes = part_named(others, name).bytes;
  list_again(all);
  differs(verified(all), "history.bundle, what the history leads to");
}

BOOST_FIXTURE_TEST_CASE(sees_another_history, Exported) {
  auto all = parts();
  auto others = parts(std::filesystem::path(exported("other.zip", {"HEAD~3..HEAD~1"})).filename());
  part_named(all, "history.bundle").bytes = part_named(others, "history.bundle").bytes;
  list_again(all);
  differs(verified(all), "history.bundle, what the history leads to");
}

BOOST_FIXTURE_TEST_CASE(sees_a_report_that_claims_signatures_which_the_history_lacks, Exported) {
  git(".", {"clone", "-q", "r", "forged"});
  git("forged", {"config", "user.name", "Bob"});
  git("forged", {"config", "user.email", email_of("bob")});
  git("forged", {"rm", "-q", "--",
                 git("r", {"show", "--format=", "--name-only", "HEAD", "--", "reviews/*.sig"})});
  git("forged", {"commit", "-q", "--amend", "--no-edit", "--no-gpg-sign"});
  const auto file = *this / "forged.zip";
  const auto range = git("r", {"rev-parse", "HEAD~3"}) + "..HEAD";
  passes(attempt("forged", {"clauseline", "review", "export", range, "--output", file}));
  is_identical(verified(bytes_of(file)));
  auto all = parts("forged.zip");
  auto real = parts(std::filesystem::path(exported("real.zip", {range})).filename());
  for (const char* name : {"report.json", "report.html", "checklist.html"}) {
    auto& bytes = part_named(all, name).bytes;
    bytes = part_named(real, name).bytes;
    if (contains(bytes, head())) bytes = patched(bytes, head(), head("forged"));
  }
  list_again(all);
  differs(verified(all), "is not signed");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_history_that_is_broken, Exported) {
  auto all = parts();
  auto& history = part_named(all, "history.bundle").bytes;
  const auto whole = history;
  spoil(history, history.size() - 30);
  list_again(all);
  is_unusable(verified(all), "git cannot read it");
  history = whole.substr(0, whole.size() / 2);
  list_again(all);
  is_unusable(verified(all), "git cannot read it");
  history = "hooks and config\n\n";
  list_again(all);
  is_unusable(verified(all), "this is no git bundle");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_history_with_more_or_less_than_it_leads_to, Exported) {
  auto all = parts();
  auto& history = part_named(all, "history.bundle").bytes;
  const auto refs = history.substr(0, history.find("\n\n"));
  const auto with = [&](const std::string& lines, const std::string& pack) {
    history = lines + "\n\n" + pack;
    list_again(all);
    return verified(all);
  };
  const auto pack = history.substr(refs.size() + 2);
  differs(with(refs + "\n" + head() + " refs/heads/main", pack), "refs/heads/main");
  is_unusable(with(refs + "\n-" + head(), pack), "it builds on commits that it does not hold");
  is_unusable(with(refs + "\n../../x", pack), "a line of it names no object");
  write("r/other.txt", "more\n");
  const auto blob = git("r", {"hash-object", "-w", "other.txt"});
  const auto packed = [&](const std::string& ids) {
    return git::run({"sh", "-c", "cd \"$1\" && printf \"$2\" | git pack-objects -q --stdout $3",
                     "sh", *this / "r", ids, ids.starts_with(blob) ? "" : "--revs"},
                    git::environment())
        .out;
  };
  auto everything = git("r", {"rev-list", "--objects", "--no-object-names", "HEAD"}) + "\n";
  is_unusable(with(refs, packed(blob + "\n" + everything)), "no part of its history");
  is_unusable(with(refs, packed("HEAD\n^HEAD~1\n")), "its history is not whole");
}

BOOST_FIXTURE_TEST_CASE(refuses_what_would_unpack_elsewhere, Exported) {
  for (const std::string name :
       {"../outside", "/outside", "a/../../b", "a\\b", "c:b", "a//b", "."}) {
    auto all = parts();
    all.push_back({name, "words"});
    is_unusable(verified(all), "leads out of its folder");
    BOOST_TEST(!std::filesystem::exists(*this / "outside"));
  }
}

BOOST_FIXTURE_TEST_CASE(refuses_a_package_that_programs_read_in_several_ways, Exported) {
  const auto bundle = bytes_of(*this / "review.zip");
  is_unusable(verified(patched(bundle, "report.html", "report.json")), "no bundle of a review");
  is_unusable(verified(bundle + "more"), "cut off or added to");
  is_unusable(verified(bundle.substr(0, bundle.size() / 2)), "cut off or added to");
  is_unusable(verified(bundle.substr(0, bundle.size() - 1)), "cut off or added to");
  constexpr std::size_t attributes = 38;
  constexpr std::size_t system = 5;
  const std::string link("\0\0\xff\xa1", 4);
  is_unusable(verified(with_entry(with_entry(bundle, system, "\3"), attributes, link)),
              "index.json is a link");
  constexpr std::size_t method = 10;
  constexpr std::size_t local_method = 8;
  is_unusable(verified(with_entry(bundle, method, "\x8", local_method)),
              "index.json is compressed");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_package_that_tells_of_more_than_it_has, Exported) {
  const auto bundle = bytes_of(*this / "review.zip");
  constexpr std::size_t size = 24;
  constexpr std::size_t local_size = 22;
  is_unusable(verified(with_entry(bundle, size, "\xff\xff\xff\x7f", local_size)),
              "no bundle of a review");
  auto all = parts();
  for (int i = 0; i < 20'000; ++i)
    all.push_back({"many/" + std::to_string(i), ""});
  is_unusable(verified(all), "more than 20000 parts");
}

BOOST_FIXTURE_TEST_CASE(refuses_an_index_that_it_cannot_read, Exported) {
  auto all = parts();
  auto& index = part_named(all, "index.json").bytes;
  const auto whole = index;
  index = patched(whole, "review-bundle:1", "review-bundle:2");
  is_unusable(verified(all), "its index is of another kind");
  index = "{";
  is_unusable(verified(all), "its index cannot be read");
  index = std::string(1000, '[');
  is_unusable(verified(all), "nested deeper");
  auto without = parts();
  std::erase_if(without, [](const office::Part& one) { return one.name == "history.bundle"; });
  is_unusable(verified(without), "it has no history.bundle");
}

BOOST_FIXTURE_TEST_CASE(takes_no_signature_for_wrong_that_it_cannot_check, Exported) {
  const auto bundle = bytes_of(*this / "review.zip");
  for (const char* program : {"git", "sh", "clauseline"}) {
    const auto found = run({"sh", "-c", "command -v \"$1\"", "sh", program});
    std::filesystem::create_directories(*this / "few");
    std::filesystem::create_symlink(found, *this / ("few/" + std::string(program)));
  }
  const Variable programs("PATH", *this / "few");
  is_unusable(verified(bundle), "a signature cannot be checked here");
}

BOOST_AUTO_TEST_SUITE_END()
