// serve: pages over a repository, of what the other commands tell.

#include "cli/command.hpp"
#include "cli/history.hpp"
#include "cli/house.hpp"
#include "cli/manifest.hpp"
#include "cli/serve_review.hpp"
#include "cli/terminal.hpp"
#include "history/follow.hpp"
#include "history/in_force.hpp"
#include "model/read.hpp"
#include "report/log.hpp"
#include "report/rights.hpp"
#include "serve/pages.hpp"
#include "serve/server.hpp"
#include "text/day.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace clauseline::cli {
namespace {

using serve::Answer;
using serve::Query;

constexpr int bad_request = 400;
constexpr int not_found = 404;
constexpr int not_shown = 422;

[[noreturn]] void refuse(std::string source, std::string message, std::string hint) {
  throw Error({.at = {.source = std::move(source)},
               .message = std::move(message),
               .hint = std::move(hint)});
}

const std::string& required(const Query& query, std::string_view name) {
  const std::string& value = query[name];
  if (value.empty())
    refuse(query.path, fmt::format("this address lacks {}", name), "begin at the first page: /");
  return value;
}

/// The pages of one repository. Every request opens it anew, for several come at a time.
class Site {
 public:
  /// The pages wear the template that `house`, a revision, has.
  Site(Request request, std::string folder, std::string house)
      : base_(std::move(request)), folder_(std::move(folder)), house_(std::move(house)) {
    base_.repository = folder_;
    base_.words.clear();
    base_.held = Held{.repository = folder_};  // no file beside the commits, whatever it is called
  }

  Answer answer(const Query& query) const {
    using Route = Answer (Site::*)(const Query&, const HouseStyle*) const;
    static constexpr std::pair<std::string_view, Route> routes[] = {
        {"/", &Site::home},
        {"/agreement", &Site::agreement},
        {"/report", &Site::report},
        {"/rights", &Site::rights},
        {"/clause", &Site::clause}};
    std::vector<std::string> known;
    known.reserve(std::size(routes));
    const auto version = template_at(base_, house_);
    const auto* style = version ? &version->style : nullptr;
    try {
      for (const auto& [path, page] : routes) {
        if (query.path == path) return (this->*page)(query, style);
        known.emplace_back(path);
      }
    } catch (const Error& error) {
      return serve::error_page(query.path == "/" ? not_found : status_of(query),
                               error.problems().front(), style);
    }
    return serve::error_page(not_found,
                             {.at = {.source = query.path},
                              .message = "there is no such page",
                              .hint = suggestion(query.path, known)},
                             style);
  }

 private:
  /// A value that lacks is a bad request; one that names nothing is not found.
  static int status_of(const Query& query) {
    const bool whole = query.path == "/report" ? !query["old"].empty() && !query["new"].empty()
                                               : !query["path"].empty();
    return whole && (query.path != "/clause" || !query["clause"].empty()) ? not_found : bad_request;
  }

  Request request_for(std::vector<std::string> words) const {
    Request request = base_;
    request.words = std::move(words);
    return request;
  }

  /// The agreements of a commit, by path.
  static std::vector<Blob> agreements(const Repository& repository, const std::string& commit) {
    std::vector<Blob> all;
    for (const ChangedFile& file : repository.changed_files(empty_tree, commit, {})) {
      if (!file.path.ends_with(".xml") && !file.path.starts_with("agreements/")) continue;
      auto source = repository.read(file.new_id, file.path);
      if (is_agreement(file.path, source.bytes(), "agreements/"))
        all.push_back({.source = std::move(source), .id = file.new_id});
    }
    return all;
  }

  Answer home(const Query& /*query*/, const HouseStyle* style) const {
    const auto repository = Repository::open(folder_);
    const auto commit = repository.commit("HEAD");
    std::vector<serve::Listed> listed;
    for (const Blob& blob : agreements(repository, commit)) {
      serve::Listed one{.path = blob.source.name()};
      try {
        const auto agreement = read_agreement(blob.source, nullptr);
        one.title = agreement.title.empty() ? agreement.id : agreement.title;
        one.version = agreement.version;
        one.effective = agreement.effective();
        one.status = agreement.status;
      } catch (const Error& error) {
        one.problem = "cannot be read: " + history::in_one_line(error);
      }
      listed.push_back(std::move(one));
    }
    return serve::agreements_page(
        {.repository = std::filesystem::path(folder_).parent_path().filename().string(),
         .commit = commit,
         .agreements = std::move(listed),
         .style = style});
  }

  Answer agreement(const Query& query, const HouseStyle* style) const {
    const auto& path = required(query, "path");
    const auto request = request_for({"HEAD:" + path});
    const auto asked = asked_history(request);
    const HistoryHouse house(request, asked.revision);
    serve::VersionsPage page{.path = path,
                             .today = today(base_),
                             .notice = reports::cut_notice(asked.history),
                             .style = style};
    const auto tags = Repository::open(folder_).tags();
    for (const history::Step& step : history::steps(asked.history, walk_of(request, house))) {
      page.versions.push_back(choice(asked.history, step));
      if (page.title.empty()) page.title = step.title;
      for (const auto& [name, commit] : tags)
        if (commit == page.versions.back().commit.id) page.versions.back().tags.push_back(name);
    }
    return serve::versions_page(page);
  }

  static serve::Choice choice(const PathHistory& history, const history::Step& step) {
    const PathVersion& version = history.versions.at(step.version);
    serve::Choice one{.commit = version.commit,
                      .path = version.path,
                      .label = step.label,
                      .effective = step.effective,
                      .what = reports::in_short(step),
                      .gone = version.blob.empty()};
    if (!step.against.empty()) {
      const PathVersion& before = history.versions.at(step.against.front().parent);
      one.before = before.commit.id;
      one.before_path = before.path;
    }
    return one;
  }

  /// The name of a version with the commit that it stands for.
  static std::string lasting(const Repository& repository, const std::string& name) {
    const auto colon = name.find(':');
    if (colon == std::string::npos || colon == 0)
      refuse(name, "this names no version in a commit", "write it as REV:PATH");
    const auto blob = repository.at(name.substr(0, colon), name.substr(colon + 1));
    if (blob.commit.empty())
      refuse(name, "this names no commit", "name a branch, a tag or a commit");
    return fmt::format("{}:{}", blob.commit, name.substr(colon + 1));
  }

  /// In the style of its own base.
  Answer report(const Query& query, const HouseStyle* style) const {
    const auto repository = Repository::open(folder_);
    const auto before = lasting(repository, required(query, "old"));
    const auto after = lasting(repository, required(query, "new"));
    if (before != query["old"] || after != query["new"])
      return serve::redirection(
          serve::address_of("/report", {{"old", before}, {"new", after}, {"for", query["for"]}}));
    auto request = request_for({before, after});
    request.perspective = query["for"];
    request.formats = {"html"};
    request.quiet = true;
    return shown(style, [&] {
      VersionFinder finder(request);
      return serve::report_page(reports::html(report_of("audit", request, finder)));
    });
  }

  /// What is found but cannot be read.
  template <class Show>
  static Answer shown(const HouseStyle* style, const Show& show) {
    try {
      return show();
    } catch (const Error& error) {
      return serve::error_page(not_shown, error.problems().front(), style);
    }
  }

  Answer rights(const Query& query, const HouseStyle* style) const {
    const auto& path = required(query, "path");
    const std::string& on = query["on"].empty() ? today(base_) : query["on"];
    const auto date = read_date(on);
    if (!date)
      return serve::error_page(bad_request,
                               {.at = {.source = "on"},
                                .message = fmt::format("{} is no date", on),
                                .hint = "write it as 2026-04-27"},
                               style);
    const auto repository = Repository::open(folder_);
    const auto revision = query["at"].empty() ? std::string("HEAD") : query["at"];
    const auto commit = repository.commit(revision);
    if (!query["at"].empty() && commit != query["at"])
      return serve::redirection(
          serve::address_of("/rights", {{"path", path}, {"at", commit}, {"on", query["on"]}}));
    const RightsQuery asked{.as_of = date_of(last_day(*date)), .party = {}};
    if (!query["at"].empty()) {
      const auto blob = repository.at(commit, path);
      return shown(style, [&] {
        const auto version = read_version(blob, nullptr);
        return serve::report_page(reports::rights_html(reports::rights_page(*version, asked)));
      });
    }
    return rights_in_force(path, asked);
  }

  /// By the version that applied on the day.
  Answer rights_in_force(const std::string& path, const RightsQuery& asked) const {
    const auto request = request_for({"HEAD:" + path});
    const auto history = asked_history(request);
    const auto version =
        history::in_force(history.history, version_reader(request, nullptr), asked.as_of);
    if (!version.version)
      refuse(path, fmt::format("no committed version applied on {}", to_text(asked.as_of)),
             version.first_effective.empty()
                 ? "no version that binds says from when it applies"
                 : fmt::format("the first applies from {}", version.first_effective));
    auto page = reports::rights_page(*version.read, asked);
    page.chosen = fmt::format("The version that applied then is that of commit {}.",
                              history.history.versions.at(*version.version).commit.id);
    return serve::report_page(reports::rights_html(page));
  }

  Answer clause(const Query& query, const HouseStyle* style) const {
    const auto& path = required(query, "path");
    const auto repository = Repository::open(folder_);
    const auto revision = query["at"].empty() ? std::string("HEAD") : query["at"];
    const auto commit = repository.commit(revision);
    if (commit != query["at"])
      return serve::redirection(serve::address_of(
          "/clause", {{"path", path}, {"clause", required(query, "clause")}, {"at", commit}}));
    auto request = request_for({commit + ":" + path});
    request.clause = required(query, "clause");
    const auto asked = asked_history(request);
    const HistoryHouse house(request, asked.revision);
    const auto walk = walk_of(request, house);
    const auto page = log_page(request, asked, house);
    std::vector<history::Step> steps;
    page.each([&](const PathVersion&, const history::Step& step) { steps.push_back(step); });
    return serve::clause_page({.history = asked.history,
                               .path = asked.path,
                               .commit = commit,
                               .label = page.clause_label,
                               .steps = std::move(steps),
                               .blame = history::blame(asked.history, walk.reader(), page.clause),
                               .style = style});
  }

  Request base_;
  std::string folder_;  // absolute: the work tree, or a bare repository
  std::string house_;   // the revision whose template counts
};

serve::Address address_of(const Request& request) {
  constexpr int usual = 8137;
  constexpr int most = 65'535;
  serve::Address address{.port = usual};
  if (!request.host.empty()) address.host = request.host;
  if (address.host == "0.0.0.0" || address.host == "::")
    refuse("--host", fmt::format("{} is every address of this machine", address.host),
           "name the one by which others reach it: requests must ask for it");
  if (request.port.empty()) return address;
  const char* end = request.port.data() + request.port.size();
  const auto read = std::from_chars(request.port.data(), end, address.port);
  if (read.ptr != end || address.port < 0 || address.port > most)
    refuse("--port", fmt::format("{} is no port", request.port), "from 1 to 65535; 0 for any");
  return address;
}

/// The folder by which each request finds the repository, wherever the environment names another.
std::string folder_of(const Request& request) {
  const auto repository = Repository::open(request.repository);
  const auto tree = repository.work_tree();
  return tree.empty() ? repository.git_folder() : tree;
}

}  // namespace

Exit serve_pages(const Request& request) {
  if (!request.words.empty() && !request.review)
    refuse("clauseline serve", "expected no words",
           "name the repository with -C DIR; its pages say the rest");
  if (request.review) refuse_other_machines(request);
  const auto address = address_of(request);
  const auto folder = folder_of(request);
  if (request.review) {
    ReviewSite review(request);
    const Site site(request, folder, review.house());
    return serve_review(review, address, [&](const Query& query) { return site.answer(query); });
  }
  const Site site(request, folder, "HEAD");
  const auto shown = [&](const Query& query) { return site.answer(query); };
  if (address.host != serve::Address().host && !request.quiet)
    complain(visible_line(
                 fmt::format("note: whoever reaches {} can read all of {}", address.host, folder)) +
             "\n");
  serve::run(address, {.shown = shown}, say_where);
  return Exit::clean;
}

}  // namespace clauseline::cli
