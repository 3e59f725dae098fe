#include "cli/arguments.hpp"

#include "report/format.hpp"
#include "terms/iso_codes.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <variant>

namespace clauseline::cli {
namespace {

/// One option: its spellings, what it takes, what the help says, and the member it sets.
struct Option {
  std::string_view name;
  std::string_view spellings;
  std::string_view takes;
  std::string_view about;
  std::variant<bool Request::*, std::string Request::*, std::vector<std::string> Request::*,
               bool PaymentOptions::*, std::string PaymentOptions::*,
               std::vector<std::string> PaymentOptions::*>
      into;
};

constexpr Option options[] = {
    {"repo", "-C,--repo", "DIR", "the repository; bare ones work too", &Request::repository},
    {"dialect", "--dialect", "NAME|FILE", "how files are read; else root element or name decide",
     &Request::dialect},
    {"policy", "--policy", "FILE", "judge by this policy, not by the repository's",
     &Request::policy},
    {"detectors", "--detectors", "FILE", "read words by these, not by the repository's; may repeat",
     &Request::detectors},
    {"format", "--format", "NAME[=FILE]", "text, json, html or markdown; may repeat",
     &Request::formats},
    {"report-format", "--format", "NAME[=FILE]",
     "text, json, html, markdown, docx, xlsx, sarif, junit, csv, ...; may repeat",
     &Request::formats},
    {"template", "--template", "DIR", "words, logo and colours of a house, for html, pdf and docx",
     &Request::house_style},
    {"payment-format", "--format", "NAME[=FILE]", "text, csv, json or html; may repeat",
     &Request::formats},
    {"review-format", "--format", "NAME[=FILE]", "text, json, markdown or html; may repeat",
     &Request::formats},
    {"page-format", "--format", "NAME[=FILE]", "text or json; may repeat", &Request::formats},
    {"timeline-format", "--format", "NAME[=FILE]", "text, json or svg; may repeat",
     &Request::formats},
    {"when", "--when", "RIGHT.FIELD[=VALUE]", "only the commits at which this became so, or ceased",
     &Request::when},
    {"clause", "--clause", "ID|NUMBER", "only this clause, whatever became of it",
     &Request::clause},
    {"at", "--at", "REV", "as of this revision; else HEAD", &Request::at},
    {"jobs", "--jobs", "N", "how many threads; else as many as there are processors",
     &Request::jobs},
    {"forecast", "--forecast", "FILE", "CSV: stream,start,end,currency,amount",
     &PaymentOptions::forecast},
    {"fx", "--fx", "FILE", "rates of exchange, as CSV: date,from,to,rate",
     &PaymentOptions::exchange},
    {"scenario", "--scenario", "NAME[:EVENT=DATE,...]",
     "when events come, or a scenario of the policy; may repeat", &PaymentOptions::scenarios},
    {"event", "--event", "EVENT=DATE|never", "when an event comes, in every scenario; may repeat",
     &PaymentOptions::events},
    {"assume", "--assume", "TERM.FIELD=VALUE", "what an agreement does not show; may repeat",
     &PaymentOptions::assumptions},
    {"use-reported", "--use-reported", "", "take reported values for what is not disclosed",
     &PaymentOptions::use_reported},
    {"paid", "--paid", "TERM=AMOUNT", "paid before, which counts against a cap; may repeat",
     &PaymentOptions::paid},
    {"from", "--from", "DATE", "the first day; else that of the new version",
     &PaymentOptions::from},
    {"to", "--to", "DATE", "the last day; else that of the forecast", &PaymentOptions::to},
    {"interest", "--interest", "DAYS", "late interest, if every payment is so many days late",
     &PaymentOptions::days_late},
    {"break-even", "--break-even", "EVENT", "from which day of the event a party is better off",
     &PaymentOptions::break_even},
    {"port", "--port", "N", "where to listen; else 8137; 0 for any that is free", &Request::port},
    {"host", "--host", "ADDRESS", "of this machine; else only this machine itself can ask",
     &Request::host},
    {"review", "--review", "", "let whoever opens the address that is printed decide on findings",
     &Request::review},
    {"for", "--for", "PARTY", "tell it from this party's side", &Request::perspective},
    {"fail-on", "--fail-on", "LEVEL", "exit 1 from this severity on", &Request::fail_on},
    {"staged", "--staged", "", "compare the index with HEAD", &Request::staged},
    {"unchanged", "--unchanged", "", "list unchanged clauses too", &Request::unchanged},
    {"check", "--check", "", "write nothing; exit 1 where a file is not canonical",
     &Request::check},
    {"as-of", "--as-of", "DATE", "as things stand on this day, or on the last of a month or year",
     &Request::as_of},
    {"history", "--history", "", "of all committed versions the one that applied on that day",
     &Request::history},
    {"output", "-o,--output", "FILE", "write there, whole or not at all", &Request::output},
    {"party", "--party", "PARTY", "the rights of this party", &Request::party},
    {"today", "--today", "DATE", "the date to reckon with; else today in UTC", &Request::today},
    {"reason", "--reason", "TEXT", "why; else git's editor asks", &Request::reason},
    {"until", "--until", "DATE", "the last day of a waiver", &Request::until},
    {"role", "--role", "ROLE", "in which of your roles you decide", &Request::role},
    {"ticket", "--ticket", "ID", "where it is tracked", &Request::ticket},
    {"condition", "--condition", "TEXT", "what must still happen; may repeat",
     &Request::conditions},
    {"commit", "--commit", "", "commit the decision, signed if git is configured so",
     &Request::commit},
    {"example", "--example", "", "with the Microsoft and OpenAI agreement in two versions",
     &Request::example},
    {"drivers", "--drivers", "",
     "let git compare and merge by clauses in a repository that is there", &Request::drivers},
    {"undo", "--undo", "", "with --drivers: take the settings away again", &Request::undo},
    {"all", "--all", "", "the whole manual, as Markdown", &Request::all},
    {"suggest-terms", "--suggest-terms", "", "typed terms for clauses without any, as XML",
     &Request::suggest_terms},
    {"color", "--color", "auto|always|never", "colour on the terminal", &Request::color},
    {"quiet", "--quiet", "", "print nothing but errors", &Request::quiet},
};

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands())
    names.emplace_back(command.name);
  return names;
}

std::string help() {
  std::string text =
      "Clauseline tells what changed between two versions of an agreement, and for whom.\n\n"
      "usage: clauseline COMMAND [WORDS] [OPTIONS]\n\n";
  for (const Command& command : commands())
    text += fmt::format("  {:<12} {}\n", command.name, command.about);
  text +=
      "\nA version is FILE, REV:PATH, :PATH (staged), or - (standard input).\n"
      "clauseline COMMAND --help tells what a command takes.\n";
  return text;
}

const Command& find_command(const std::string& name) {
  const auto known = commands();
  const auto found = std::ranges::find(known, name, &Command::name);
  if (found != known.end()) return *found;
  throw Error({.at = {.source = "clauseline"},
               .message = fmt::format("there is no command {}", name),
               .hint = suggestion(name, command_names())});
}

bool takes(const Command& command, std::string_view option) {
  const auto names = split(command.options);
  return std::ranges::find(names, option) != names.end();
}

template <class Member>
Member& in(Request& request, Member Request::*member) {
  return request.*member;
}

template <class Member>
Member& in(Request& request, Member PaymentOptions::*member) {
  return request.payments.*member;
}

CLI::Option* add_option(CLI::App& app, const std::string& spellings, bool& into) {
  return app.add_flag(spellings, into);
}

CLI::Option* add_option(CLI::App& app, const std::string& spellings, std::string& into) {
  return app.add_option(spellings, into);
}

CLI::Option* add_option(CLI::App& app, const std::string& spellings,
                        std::vector<std::string>& into) {
  return app.add_option(spellings, into)->allow_extra_args(false);
}

void add_option(const Option& option, CLI::App& app, Request& request) {
  auto* added = std::visit(
      [&](const auto& member) {
        return add_option(app, std::string(option.spellings), in(request, member));
      },
      option.into);
  added->description(std::string(option.about));
  if (!option.takes.empty()) added->type_name(std::string(option.takes));
}

/// "--fromat" is not known: say what is near.
std::string option_hint(const CLI::App& app, const std::vector<std::string>& words) {
  std::vector<std::string> known;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames())
      known.push_back("--" + name);
  for (const std::string& word : words) {
    const auto name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || std::ranges::find(known, name) != known.end()) continue;
    if (auto hint = suggestion(name, known); !hint.empty()) return hint;
  }
  return fmt::format("{} --help tells what it takes", app.get_name());
}

void parse_options(CLI::App& app, const std::vector<std::string>& words) {
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 wants them
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    throw;
  } catch (const CLI::ParseError& error) {
    throw Error({.at = {.source = app.get_name()},
                 .message = error.what(),
                 .hint = option_hint(app, words)});
  }
}

}  // namespace

Invocation parse(const std::vector<std::string>& words) {
  if (words.empty() || words.front() == "--help" || words.front() == "-h" ||
      words.front() == "help")
    return {.print = help()};
  if (words.front() == "--version")
    return {.print = fmt::format("clauseline {} (rules {}, iso-codes {})\n", tool_version(),
                                 rules_version(), iso_codes_version())};
  const bool repository_first = words.size() > 2 && (words[0] == "-C" || words[0] == "--repo");
  if (repository_first) {  // as git takes it
    std::vector<std::string> turned(words.begin() + 2, words.end());
    turned.insert(turned.begin() + 1, {words[0], words[1]});
    return parse(turned);
  }
  const Command& command = find_command(words.front());
  Invocation invocation{.command = &command};
  CLI::App app(std::string(command.about), fmt::format("clauseline {}", command.name));
  for (const Option& option : options)
    if (takes(command, option.name)) add_option(option, app, invocation.request);
  app.add_option("words", invocation.request.words)
      ->type_name("")
      ->description(std::string(command.words));
  // What stands behind -- is a path, whatever it looks like; CLI11 would join it to the words.
  const auto dashes = std::ranges::find(words, "--");
  const std::vector<std::string> before(words.begin() + 1, dashes);
  if (dashes != words.end()) invocation.request.paths.assign(dashes + 1, words.end());
  try {
    parse_options(app, before);
  } catch (const CLI::CallForHelp&) {
    invocation.print = app.help();
  }
  return invocation;
}

}  // namespace clauseline::cli
