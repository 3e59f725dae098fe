#include "cli/command.hpp"
#include "cli/drivers.hpp"
#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "store/example.hpp"
#include "store/file.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace clauseline::cli {
namespace {

constexpr std::string_view agreement_path = "agreements/msft-openai.xml";

constexpr std::string_view readme =
    "# Agreements\n"
    "\n"
    "One file under `agreements/` is one agreement; its history is in git.\n"
    "\n"
    "    clauseline audit v2025-10-28:agreements/msft-openai.xml \\\n"
    "      v2026-04-27:agreements/msft-openai.xml\n"
    "\n"
    "The agreement is an illustrative reconstruction from public reporting. It is not the text\n"
    "of any actual contract.\n";

/// Noon of a day, in seconds since 1970.
constexpr long long noon(std::chrono::year_month_day day) {
  constexpr long long hours = 12;
  const auto days = std::chrono::sys_days(day).time_since_epoch();
  return std::chrono::seconds(days).count() + hours * 3600;
}

std::vector<CommitPlan> example() {
  using namespace std::chrono;
  const auto commit = [](std::string_view file, std::string message, std::string tag,
                         year_month_day day) {
    return CommitPlan{.files = {{.path = "README.md", .bytes = readme},
                                {.path = std::string(agreement_path), .bytes = embedded(file)}},
                      .message = std::move(message),
                      .tag = std::move(tag),
                      .seconds = noon(day)};
  };
  return {
      commit("agreements/microsoft-openai/2025-10-28.xml",
             "Agreement of 28 October 2025\n\nIllustrative reconstruction from public reporting.\n",
             "v2025-10-28", 2025y / October / 28),
      commit("agreements/microsoft-openai/2026-04-27.xml",
             "Amendment of 27 April 2026\n\nIllustrative reconstruction from public reporting.\n",
             "v2026-04-27", 2026y / April / 27)};
}

/// A policy to begin with, and tests of it. The example needs none: its commits are known by id.
void write_house(const std::string& directory) {
  const auto root = std::filesystem::path(directory);
  const auto tests = root / tests_folder;
  std::filesystem::create_directories(tests);
  write_file((root / policy_path).string(), embedded("schemas/starter/policy.xml"));
  write_file((tests / "policy.xml").string(), embedded("schemas/starter/tests.xml"));
}

/// In a repository that is there already.
Exit set_drivers(const std::string& directory, const Request& request) {
  const auto shown = visible_line(directory);
  if (request.undo)
    remove_drivers(directory);
  else
    install_drivers(directory, true);
  if (request.quiet) return Exit::clean;
  say(request.undo
          ? fmt::format("{}: git compares and merges agreements line by line again\n", shown)
          : fmt::format("{0}: git compares and merges agreements clause by clause\n\n"
                        "  .gitattributes says which files; commit it for everybody\n"
                        "  the settings are in this clone alone: run this in each\n"
                        "  clauseline init --drivers --undo {0}\n",
                        shown));
  return Exit::clean;
}

/// A new repository is as good without: whoever lacks git can still use it.
void try_drivers(const std::string& directory, const Request& request) {
  try {
    install_drivers(directory, !request.example);
  } catch (const Error& error) {
    if (!request.quiet) complain(told(error.problems().front(), "note"));
  }
}

}  // namespace

Exit init(const Request& request) {
  if (request.words.size() > 1)
    throw Error({.at = {.source = "clauseline init"}, .message = "expected one directory"});
  const std::string directory = request.words.empty() ? "." : request.words.front();
  if (request.drivers) return set_drivers(directory, request);
  if (request.undo)
    throw Error({.at = {.source = "--undo"},
                 .message = "there is nothing to take away but the drivers",
                 .hint = "clauseline init --drivers --undo"});
  make_repository(directory, request.example ? example() : std::vector<CommitPlan>{});
  if (!request.example) write_house(directory);
  try_drivers(directory, request);
  if (request.quiet) return Exit::clean;
  const auto shown = visible_line(directory);
  say(request.example
          ? fmt::format("{}: a repository with two versions of {}\n\n"
                        "  clauseline audit --repo {} v2025-10-28:{} \\\n    v2026-04-27:{}\n",
                        shown, agreement_path, shown, agreement_path, agreement_path)
          : fmt::format("{0}: an empty repository; put agreements under agreements/\n\n"
                        "  {1} says what findings weigh here: adapt it, commit it\n"
                        "  .gitattributes lets git compare and merge by clause; its settings\n"
                        "  are of this clone alone: clauseline init --drivers makes them\n"
                        "  clauseline policy test --repo {0}\n",
                        shown, policy_path));
  return Exit::clean;
}

}  // namespace clauseline::cli
