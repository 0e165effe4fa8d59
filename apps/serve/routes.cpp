// SPDX-License-Identifier: Apache-2.0
#include "routes.hpp"

#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>

#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>

#include "answers.hpp"
#include "bundle.hpp"
#include "case_answers.hpp"
#include "catalogue_json.hpp"
#include "finished_studies.hpp"
#include "json_text.hpp"

namespace sightline::apps::serve {
namespace {

using Json = nlohmann::ordered_json;

template <class Number>
Number number_of(const Request& request, const std::string& name, Number otherwise) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return otherwise;
  const std::string& text = found->second;
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw InputError(Mistake{"", 0, 0, name, "is not a whole number of that size"});
  return number;
}

std::string text_of(const Request& request, const std::string& name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? "" : found->second;
}

std::uint64_t event_of(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

Response validated(const Folders& folders, const std::string& body) {
  try {
    const CheckedStudy checked = check_study(read_form(body), folders);
    const Json all = {{"mistakes", Json::array()}, {"study", checked.text}};
    return json_response(json_text(all));
  } catch (const InputError& error) {
    return mistakes_response(error, 200);
  }
}

Response saved(const Folders& folders, const std::string& body) {
  const std::filesystem::path path = save_study(read_form(body), folders);
  const Json all = {{"file", path.string()}};
  return json_response(json_text(all), 201);
}

}  // namespace

Reply Routes::reply(const Request& request) const {
  try {
    return reply_to(request, steps_of(request.path));
  } catch (const InputError& error) {
    return mistakes_response(error, 422);
  }
}

Reply Routes::reply_to(const Request& request, const Steps& steps) const {
  if (steps[0] == "api" && steps.size() >= 2) {
    const std::string& what = steps[1];
    if (what == "jobs") return of_jobs(request, steps);
    if (what == "studies") return of_studies(request, steps);
    if (what == "training") return training_.reply(request, steps);
    if (what != "catalogue" || steps.size() > 2) return not_found();
    if (request.method != Method::get) return wrong_method();
    return safely([this] { return json_response(catalogue_json(folders_.scenarios)); });
  }
  if (request.method != Method::get) return wrong_method();
  if (steps.size() == 3 && steps[0] == "studies" && steps[2] == "report")
    return safely([this, id = steps[1]] { return report(id); });
  if (steps.size() == 3 && steps[0] == "studies" && steps[2] == "case")
    return case_of(request, steps[1]);
  const std::optional<BundledFile> file = find_bundled(request.path);
  if (!file) return not_found();
  return Response{200, std::string(file->type), std::string(file->content), Content::ours};
}

Reply Routes::of_jobs(const Request& request, const Steps& steps) const {
  if (steps.size() > 2) return of_job(request, steps);
  if (request.method == Method::get) return jobs_list();
  if (request.method != Method::post) return wrong_method();
  return safely([this, body = request.body] {
    const StudyForm form = read_form(body);
    (void)check_study(form, folders_);
    return submit(form);
  });
}

Reply Routes::of_job(const Request& request, const Steps& steps) const {
  const std::shared_ptr<Job> job = jobs_.find(steps[2]);
  if (job == nullptr || steps.size() > 4) return not_found();
  if (steps.size() == 4) {
    if (steps[3] != "events") return not_found();
    if (request.method != Method::get) return wrong_method();
    return Watching{job, event_of(request.last_event_id)};
  }
  if (request.method == Method::remove) jobs_.cancel(*job);
  if (request.method == Method::post) return wrong_method();
  return json_response(job->json());
}

Reply Routes::of_studies(const Request& request, const Steps& steps) const {
  if (request.method == Method::post) {
    if (steps.size() == 3 && steps[2] == "validate")
      return safely([this, body = request.body] { return validated(folders_, body); });
    if (steps.size() == 2)
      return safely([this, body = request.body] { return saved(folders_, body); });
  }
  if (request.method != Method::get) return wrong_method();
  if (steps.size() == 2)
    return safely([this] { return json_response(studies_json(folders_.results)); });
  return of_study(request, steps);
}

Reply Routes::of_study(const Request& request, const Steps& steps) const {
  if (steps.size() != 4) return not_found();
  const std::string& id = steps[2];
  const std::string& what = steps[3];
  const std::string arm = text_of(request, "arm");
  const auto replication = number_of<std::uint64_t>(request, "replication", 0);
  std::function<std::string(const std::filesystem::path&)> answer;
  if (what == "summary") answer = [id](const auto& folder) { return summary_json(folder, id); };
  if (what == "changed") answer = changed_children_json;
  if (what == "missed") {
    answer = [=](const auto& folder) { return missed_children_json(folder, arm, replication); };
  }
  if (what == "case") {
    const auto child = number_of<std::uint32_t>(request, "child", 0);
    answer = [=](const auto& folder) { return case_json(folder, arm, replication, child); };
  }
  if (!answer) return not_found();
  return safely([this, id, answer = std::move(answer)] {
    const auto folder = find_study(folders_.results, id);
    return folder ? json_response(answer(*folder)) : not_found();
  });
}

Response Routes::submit(const StudyForm& form) const {
  const std::shared_ptr<Job> job = jobs_.submit(form);
  if (job == nullptr)
    return refusal(429, "Too many studies are waiting. Cancel one, or wait until one is done.");
  return json_response(job->json(), 202);
}

Response Routes::jobs_list() const {
  std::string list;
  for (const auto& job : jobs_.all())
    list += (list.empty() ? "" : ",") + job->json();
  return json_response("[" + list + "]");
}

Reply Routes::case_of(const Request& request, const std::string& id) const {
  const AskedCase asked{text_of(request, "arm"), text_of(request, "twin"),
                        number_of<std::uint64_t>(request, "replication", 0),
                        number_of<std::uint32_t>(request, "child", 0)};
  return safely([this, id, asked]() -> Response {
    const auto folder = find_study(folders_.results, id);
    if (!folder) return not_found();
    return {200, "text/html; charset=utf-8", case_html(*folder, asked), Content::report};
  });
}

Response Routes::report(const std::string& id) const {
  const auto folder = find_study(folders_.results, id);
  const std::filesystem::path path = folder ? *folder / "report.html" : std::filesystem::path();
  if (!folder || !std::filesystem::exists(path)) return not_found();
  return {200, "text/html; charset=utf-8", output::read_text(path), Content::report};
}

}  // namespace sightline::apps::serve
