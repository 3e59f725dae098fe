#pragma once

#include "report/manifest.hpp"
#include "rules/rule.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// What scripts and git hooks read. Stable: a release never changes a value.
enum class Exit : int {
  clean = 0,       // fine
  findings = 1,    // something to review
  unusable = 2,    // bad usage or input that cannot be read
  broken = 3,      // a bug in clauseline
  no_merge = 129,  // of merge-driver, to git: nothing was merged, so stop
};

/// What stands in for the disk, and for some refs, where a report is made again or commits alone
/// are shown: no word names a file but these.
struct Held {
  std::map<std::string, std::string> files{};      // bytes, by the name that they had
  std::map<std::string, std::string> revisions{};  // ids of objects, by what they were called
  std::string repository{};                        // as the report names it
};

/// What the user asked for, after the words of the command line are parsed. Members that a
/// command does not take keep their defaults.
struct Request {
  std::vector<std::string> words{};  // what is no option: names of versions, files, rules
  std::vector<std::string> paths{};  // what stands behind --
  std::string repository{};
  std::string dialect{};
  std::string policy{};                // the file to judge by, or empty: the repository's
  std::string house_style{};           // the folder of a template, or empty: the repository's
  std::vector<std::string> formats{};  // NAME or NAME=FILE
  std::string fail_on{};               // a severity, or empty
  std::string perspective{};           // a party id
  std::string color = "auto";
  std::vector<std::string> detectors{};  // files to read words by, or empty: the repository's
  std::string today{};                   // YYYY-MM-DD, or empty: the machine's date in UTC
  std::string as_of{};
  std::string party{};
  PaymentOptions payments{};
  bool history = false;
  std::string clause{};  // an id or a printed number
  std::string at{};      // a revision
  std::string when{};    // RIGHT.FIELD, RIGHT.FIELD=VALUE or RIGHT.FIELD!=VALUE
  std::string jobs{};
  std::string reason{};  // of a decision; empty: git's editor asks for it
  std::string until{};   // the last day of a waiver
  std::string role{};    // in which somebody decides
  std::string ticket{};
  std::vector<std::string> conditions{};
  std::string output{};  // a file, or empty: standard output
  std::string host{};    // of serve; empty: loopback
  std::string port{};
  std::optional<Held> held{};  // of verify and serve: what words may name
  bool staged = false;
  bool unchanged = false;
  bool check = false;
  bool example = false;
  bool drivers = false;
  bool undo = false;
  bool all = false;
  bool suggest_terms = false;
  bool commit = false;
  bool review = false;
  bool quiet = false;
};

/// A command: its name, the line that it has in the help, what it takes, what it does.
struct Command {
  std::string_view name;
  std::string_view about;
  std::string_view words;    // for the usage line: "OLD NEW"
  std::string_view options;  // names of its options, separated by spaces
  Exit (*run)(const Request&);
};

std::span<const Command> commands();

Exit diff(const Request& request);
Exit audit(const Request& request);
Exit check(const Request& request);
Exit validate(const Request& request);
Exit fmt_files(const Request& request);
Exit rights(const Request& request);
Exit log(const Request& request);
Exit blame(const Request& request);
Exit timeline(const Request& request);
Exit signals(const Request& request);
Exit simulate(const Request& request);
Exit amend(const Request& request);
Exit rules(const Request& request);
Exit explain(const Request& request);
Exit dialect(const Request& request);
Exit policy(const Request& request);
Exit diff_driver(const Request& request);
Exit textconv(const Request& request);
Exit merge_driver(const Request& request);
Exit hook(const Request& request);
Exit verify(const Request& request);
Exit serve_pages(const Request& request);
Exit init(const Request& request);
Exit review(const Request& request);

}  // namespace clauseline::cli
