#pragma once

#include "review/audit.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

struct Report;

/// What a name of a revision stood for when a report was made.
struct NamedRevision {
  std::string name;  // "v1", "main", "HEAD~2"
  std::string id;    // 40 hex digits, of a commit, a tree or an annotated tag
};

/// How payments are reckoned on a forecast, as options say it; empty where they say nothing.
struct PaymentOptions {
  std::string forecast{};                  // the file with the figures; empty: no payments
  std::string exchange{};                  // the file with rates of exchange
  std::vector<std::string> scenarios{};    // NAME or NAME:EVENT=DATE,...
  std::vector<std::string> events{};       // EVENT=DATE
  std::vector<std::string> assumptions{};  // TERM.FIELD=VALUE
  std::vector<std::string> paid{};         // TERM=AMOUNT
  std::string from{};
  std::string to{};
  std::string days_late{};
  std::string break_even{};  // an event
  bool use_reported = false;
};

/// What was read for a part of a report that not every format shows.
struct MadeOf {
  std::vector<NamedRevision> revisions{};
  std::vector<Evidence> inputs{};
};

/// All that a report hangs on beside the program, so that `verify` can make it again: how the
/// versions were named and what the names stood for, the bytes that were read, and the options that
/// shape what is told. No clock, no machine and no folder is in it.
struct Manifest {
  std::string tool{};     // the version of the program
  std::string rules{};    // and of its rules
  std::string command{};  // "audit", "check" or "diff"; empty: the report carries no manifest
  std::string format{};   // as `--format` names it
  bool range = false;     // the words name a range, not two versions
  bool staged = false;    // a range against the index, or, without `after`, the working tree
  bool unchanged = false;
  std::vector<std::string> words{};  // the versions, or the range, as they were named
  std::vector<std::string> paths{};  // what a range was limited to
  std::string before{};              // the ends of a range, as they were looked up
  std::string after{};
  std::string house{};
  std::string dialect{};  // the words of options; empty where they were not given
  std::string policy{};
  std::vector<std::string> detectors{};
  std::string perspective{};
  std::string evaluated_on{};  // the day on which decisions were weighed, where there are any
  std::string house_style{};   // the folder of a template, as an option named it
  PaymentOptions payments{};
  std::string fail_on{};
  std::string repository{};  // only where the report names the command that shows all of it
  std::vector<NamedRevision> revisions{};
  std::vector<Evidence> inputs{};  // of a range those of the house; the rest stands in the audits
  // Beside these; read back, they are among them.
  MadeOf of_template{};
  MadeOf of_payments{};
};

namespace reports {

/// The manifest of a report in this format as JSON on one line of ASCII, which neither HTML,
/// Markdown, XML nor a server that reads logs takes for anything. Empty where there is none.
std::string manifest_line(const Report& report, std::string_view format);

/// The same as a comment of HTML, which Markdown takes, too; ends with a line feed.
std::string manifest_comment(const Report& report, std::string_view format);

/// The manifest that a report carries, of any format that can; nothing where it carries none.
/// Throws Error where it cannot be read.
std::optional<Manifest> manifest_in(const Source& report);

}  // namespace reports
}  // namespace clauseline
