//! The command table: every command, what it needs, what it touches; the one file that knows all domains.

use crate::app::{App, Topic};
use crate::boosters;
use crate::checkins;
use crate::clinic;
use crate::command::{Command, Needs};
use crate::error::{Code, Failure};
use crate::jobs;
use crate::journal;
use crate::moment::Moment;
use crate::paper;
use crate::practice;
use crate::prep;
use crate::reminders;
use crate::session;
use crate::share;
use crate::support;
use crate::today;
use crate::transaction::in_vault;
use crate::trends;
use crate::vault;
use crate::window;
use serde_json::Value;

commands! {
    // vault and settings
    "start.read": vault::api::Nothing => vault::start::Start, nothing, allowed, [], vault::start::start;
    "vault.suggest": vault::api::Nothing => vault::api::Suggestion, nothing, allowed, [], vault::api::suggest;
    "vault.create": vault::api::Create => vault::api::Shown, nothing, allowed, [Vault, Settings, Today], vault::api::create;
    "vault.unlock": vault::api::Unlock => vault::api::Done, nothing, allowed, [Vault, Today], vault::api::unlock;
    "vault.recover": vault::api::Recover => vault::api::Done, nothing, allowed, [Vault, Today], vault::api::recover;
    "vault.lock": vault::api::Nothing => vault::api::Done, nothing, allowed, [Vault], vault::api::lock;
    "vault.newRecoveryCode": vault::api::Nothing => vault::api::Shown, nothing, refused, [Vault], vault::recovery::new_recovery_code;
    "vault.recoveryAsk": vault::api::Nothing => vault::recovery::Asked, nothing, allowed, [], vault::recovery::recovery_ask;
    "vault.recoveryConfirm": vault::recovery::Confirm => vault::api::Done, open, allowed, [Vault, Today], vault::recovery::recovery_confirm;
    "vault.recoveryLater": vault::api::Nothing => vault::recovery::PutOff, open, allowed, [Vault, Today], vault::recovery::recovery_later;
    "settings.change": vault::settings::Change => vault::settings::Settings, nothing, allowed, [Settings, Support], vault::settings::change;
    "jobs.list": jobs::List => Vec<jobs::Job>, nothing, allowed, [], jobs::list;
    "jobs.cancel": jobs::Cancel => Vec<jobs::Job>, nothing, allowed, [Jobs], jobs::cancel;

    // clinic
    "clinic.read": vault::api::Nothing => clinic::api::ClinicView, vault, allowed, [], clinic::api::read;
    "clinic.addSheet": clinic::api::AddSheet => clinic::api::ClinicView, vault, allowed, [Course, Prep, Today], clinic::api::add_sheet;
    "clinic.setRule": clinic::api::SetRule => clinic::api::ClinicView, vault, refused, [Course, Prep, Today], clinic::api::set_rule;
    "clinic.removeRule": clinic::api::RemoveRule => clinic::api::ClinicView, vault, refused, [Course, Prep, Today], clinic::api::remove_rule;
    "clinic.suggestions": clinic::suggest::WhichSheet => clinic::suggest::ClinicSuggestions, vault, allowed, [], clinic::suggest::suggestions;
    "clinic.leaveSuggestion": clinic::suggest::LeaveSuggestion => clinic::suggest::ClinicSuggestions, vault, allowed, [Course], clinic::suggest::leave;
    "clinic.confirmPreset": clinic::api::ConfirmPreset => clinic::api::ClinicView, vault, refused, [Course, Prep, Today], clinic::api::confirm_preset;
    "clinic.setContact": clinic::api::ClinicContact => clinic::api::ClinicView, vault, allowed, [Course, Support, Today], clinic::api::set_contact;

    // session
    "course.read": vault::api::Nothing => session::course::CourseView, vault, allowed, [], session::api::read;
    "course.readTimes": session::asks::ReadTimes => session::asks::TimesRead, vault, allowed, [], session::api::read_times;
    "course.plan": session::asks::PlanCourse => session::course::CourseView, vault, allowed, [Course, Prep, Boosters, Reminders, Today], session::api::plan_course;
    "course.move": session::asks::MoveInfusion => session::course::CourseView, vault, allowed, [Course, Prep, Boosters, Reminders, Today], session::api::move_to;
    "course.moveAll": session::asks::MoveInfusions => session::course::CourseView, vault, allowed, [Course, Prep, Boosters, Reminders, Today], session::api::move_all;
    "course.series": session::series::api::SeriesAsk => session::series::api::SeriesView, vault, allowed, [], session::series::api::series;
    "course.routes": vault::api::Nothing => Vec<session::route::api::RouteChoice>, vault, allowed, [], session::route::api::routes;
    "course.setPhases": session::route::api::SetPhases => session::course::CourseView, vault, allowed, [Course, Prep, Reminders, Today], session::route::api::set_phases;
    "course.cancel": session::asks::WhichInfusion => session::course::CourseView, vault, refused, [Course, Prep, Boosters, Reminders, Today], session::api::cancel;
    "course.restore": session::asks::WhichInfusion => session::course::CourseView, vault, allowed, [Course, Prep, Boosters, Reminders, Today], session::api::restore;
    "session.over": session::asks::EndInfusion => session::course::CourseView, vault, allowed, [Course, Prep, Boosters, Journal, Settings, Reminders, Today], session::api::over;
    "session.reopen": session::asks::WhichInfusion => session::course::CourseView, vault, allowed, [Course, Prep, Boosters, Journal, Settings, Reminders, Today], session::api::reopen;
    "session.addVital": session::asks::AddVital => session::course::CourseView, vault, allowed, [Course, Today], session::day::api::add_vital;
    "session.removeVital": session::day::api::WhichVital => session::course::CourseView, vault, refused, [Course, Today], session::day::api::remove_vital;
    "session.restoreVital": session::day::api::WhichVital => session::course::CourseView, vault, allowed, [Course, Today], session::day::api::restore_vital;
    "day.read": session::day::api::ReadDay => Option<session::day::wire::DayView>, vault, allowed, [], session::day::api::read;
    "day.tap": session::day::api::TapStep => Option<session::day::wire::DayView>, vault, allowed, [Course, Prep, Boosters, Journal, Settings, Reminders, Today], session::day::api::tap;
    "day.untap": session::day::api::UntapStep => Option<session::day::wire::DayView>, vault, allowed, [Course, Prep, Boosters, Journal, Settings, Reminders, Today], session::day::api::untap;

    "after.read": session::aftercare::api::ReadAftercare => Option<session::aftercare::api::Aftercare>, vault, allowed, [], session::aftercare::api::read;
    "after.slept": session::aftercare::api::SetSlept => Option<session::aftercare::api::Aftercare>, vault, allowed, [Course, Today], session::aftercare::api::slept;
    "effects.read": session::effects::api::ReadEffects => Option<session::effects::api::Effects>, vault, allowed, [], session::effects::api::read;
    "effects.set": session::effects::api::SetEffect => session::effects::api::Effects, vault, allowed, [Course, Today], session::effects::api::set;
    "longer.read": vault::api::Nothing => session::longer::api::Longer, vault, allowed, [], session::longer::api::read;
    "longer.begin": vault::api::Nothing => session::longer::api::Longer, vault, refused, [Course, Today], session::longer::api::begin;
    "longer.answer": session::longer::api::LongerAnswer => session::longer::api::Longer, vault, refused, [Course, Today], session::longer::api::answer;
    "longer.finish": vault::api::Nothing => session::longer::api::Longer, vault, refused, [Course, Today], session::longer::api::finish;
    "longer.leave": vault::api::Nothing => session::longer::api::Longer, vault, refused, [Course, Today], session::longer::api::leave;

    // groggy time and the letterbox of the lock screen
    "groggy.read": vault::api::Nothing => today::groggy::GroggyPage, vault, allowed, [], today::groggy::read;
    "groggy.length": vault::api::Nothing => session::groggy::api::GroggyLength, vault, allowed, [], session::groggy::api::length;
    "groggy.setLength": session::groggy::api::GroggyLength => session::groggy::api::GroggyLength, vault, refused, [Course, Settings, Today], session::groggy::api::set;
    "groggy.say": session::groggy::api::GroggySay => vault::api::Done, vault, allowed, [Course, Settings, Today], session::groggy::api::say;
    "letters.leave": today::letters::LeaveWords => vault::api::Done, nothing, allowed, [], today::letters::leave;
    "letters.moods": vault::api::Nothing => Vec<checkins::mood::wire::CheckinMoodChoice>, nothing, allowed, [], today::letters::moods;
    "letters.mood": checkins::mood::wire::CheckinTap => today::letters::LettersMood, nothing, allowed, [Checkins, Today], today::letters::leave_mood;
    "letters.moodBack": checkins::mood::wire::CheckinWhichMood => vault::api::Done, nothing, refused, [Checkins, Today], today::letters::mood_back;
    "letters.unread": vault::api::Nothing => today::letters::LettersUnread, vault, allowed, [], today::letters::unread;
    "letters.putAway": vault::api::Nothing => today::letters::LettersUnread, vault, allowed, [Today], today::letters::put_away;
    "letters.say": today::letters::LeaveSaid => vault::api::Done, nothing, allowed, [Settings], today::letters::say;

    // prep
    "prep.read": prep::api::ReadPrep => Option<prep::api::PrepView>, vault, allowed, [], prep::api::read;
    "ride.all": vault::api::Nothing => Vec<prep::ride::api::PrepRide>, vault, allowed, [], prep::ride::api::rides;
    "ride.set": prep::ride::api::SetRide => prep::ride::api::PrepRide, vault, allowed, [Prep, Reminders, Today], prep::ride::api::set;
    "ride.details": prep::ride::api::SetRideDetails => prep::ride::api::PrepRide, vault, allowed, [Prep, Reminders, Today], prep::ride::api::details;
    "ride.swap": prep::ride::api::WhichRide => prep::ride::api::PrepRide, vault, allowed, [Prep, Reminders, Today], prep::ride::api::swap;
    "prep.addItem": prep::checklist::AddPrepItem => prep::api::PrepItem, vault, allowed, [Prep, Today], prep::checklist::add_item;
    "prep.noteSlip": prep::slip::api::NoteSlip => Option<prep::api::PrepView>, vault, allowed, [Prep, Today], prep::slip::api::note;
    "prep.removeSlip": prep::slip::api::RemoveSlip => Option<prep::api::PrepView>, vault, refused, [Prep, Today], prep::slip::api::remove;
    "visit.read": prep::api::ReadPrep => Option<prep::visit::api::VisitView>, vault, allowed, [], prep::visit::api::read;
    "visit.setAlong": prep::visit::api::SetAlong => Option<prep::visit::api::VisitView>, vault, allowed, [Prep], prep::visit::api::set_along;
    "visit.ask": prep::visit::api::AskQuestion => Option<prep::visit::api::VisitView>, vault, allowed, [Prep], prep::visit::api::ask;
    "visit.answer": prep::visit::api::AnswerQuestion => Option<prep::visit::api::VisitView>, vault, allowed, [Prep], prep::visit::api::answer;
    "visit.removeQuestion": prep::visit::api::RemoveQuestion => Option<prep::visit::api::VisitView>, vault, refused, [Prep], prep::visit::api::remove;
    "prep.tick": prep::checklist::TickPrepItem => vault::api::Done, vault, allowed, [Prep, Today], prep::checklist::tick;
    "prep.removeItem": prep::checklist::WhichPrepItem => vault::api::Done, vault, refused, [Prep, Today], prep::checklist::remove_item;

    // window
    "window.read": vault::api::Nothing => window::phases::api::WindowPage, vault, allowed, [], window::phases::api::read;
    "plan.read": vault::api::Nothing => Option<window::plan::api::SmallPlan>, vault, allowed, [], window::plan::api::read;
    "plan.add": window::plan::api::AddAction => Option<window::plan::api::SmallPlan>, vault, allowed, [Today], window::plan::api::add;
    "plan.say": window::plan::api::SayAction => Option<window::plan::api::SmallPlan>, vault, allowed, [Today], window::plan::api::say;
    "plan.remove": window::plan::api::WhichAction => Option<window::plan::api::SmallPlan>, vault, refused, [Today], window::plan::api::remove;
    "plan.restore": window::plan::api::WhichAction => Option<window::plan::api::SmallPlan>, vault, allowed, [Today], window::plan::api::restore;
    "therapy.read": vault::api::Nothing => Option<window::therapy::api::TherapyNext>, vault, allowed, [], window::therapy::api::read;
    "therapy.set": window::therapy::api::SetTherapy => Option<window::therapy::api::TherapyNext>, vault, allowed, [Today], window::therapy::api::set;
    "therapy.remove": window::plan::api::WhichAction => Option<window::therapy::api::TherapyNext>, vault, refused, [Today], window::therapy::api::remove;
    "therapy.restore": window::plan::api::WhichAction => Option<window::therapy::api::TherapyNext>, vault, allowed, [Today], window::therapy::api::restore;
    "window.putAway": window::prompt::api::PutAwayPrompt => vault::api::Done, vault, allowed, [Today], window::prompt::api::put_away;

    // checkins
    "checkins.scales": vault::api::Nothing => Vec<checkins::wire::CheckinScale>, vault, allowed, [], checkins::api::scales;
    "checkins.begin": checkins::api::CheckinBegin => checkins::wire::CheckinForm, vault, refused, [Checkins, Today], checkins::api::begin;
    "checkins.answer": checkins::api::CheckinAnswer => checkins::api::CheckinAnswered, vault, refused, [Checkins], checkins::api::answer;
    "checkins.finish": checkins::api::CheckinFinish => checkins::wire::CheckinForm, vault, refused, [Checkins, Today], checkins::api::finish;
    "checkins.form": checkins::api::CheckinId => checkins::wire::CheckinForm, vault, allowed, [], checkins::api::form;
    "checkins.list": checkins::api::CheckinList => checkins::wire::CheckinForms, vault, allowed, [], checkins::api::list;
    "checkins.due": vault::api::Nothing => checkins::due::wire::CheckinDue, vault, allowed, [], checkins::due::api::due;
    "checkins.schedule": vault::api::Nothing => checkins::due::wire::CheckinPlan, vault, allowed, [], checkins::due::api::read;
    "checkins.setSchedule": checkins::due::plan::Schedule => checkins::due::wire::CheckinPlan, vault, refused, [Checkins, Today], checkins::due::api::set;
    "checkins.rest": checkins::due::wire::CheckinRest => checkins::due::wire::CheckinPlan, vault, allowed, [Checkins, Today], checkins::due::api::rest;
    "checkins.told": vault::api::Nothing => checkins::told::wire::CheckinToldList, vault, allowed, [], checkins::told::api::list;
    "checkins.addTold": checkins::told::wire::CheckinAddTold => checkins::told::wire::CheckinTold, vault, refused, [Checkins, Share], checkins::told::api::add;
    "checkins.removeTold": checkins::told::wire::CheckinWhichTold => vault::api::Done, vault, refused, [Checkins, Share], checkins::told::api::remove;
    "checkins.restoreTold": checkins::told::wire::CheckinWhichTold => vault::api::Done, vault, allowed, [Checkins, Share], checkins::told::api::restore;
    "checkins.mood": checkins::mood::wire::CheckinTap => checkins::mood::wire::CheckinMood, vault, allowed, [Checkins, Today], checkins::mood::api::tap;
    "checkins.beside": checkins::mood::wire::CheckinBeside => checkins::mood::wire::CheckinMood, vault, allowed, [Checkins], checkins::mood::api::beside;
    "checkins.removeMood": checkins::mood::wire::CheckinWhichMood => vault::api::Done, vault, refused, [Checkins, Today], checkins::mood::api::remove;
    "checkins.restoreMood": checkins::mood::wire::CheckinWhichMood => vault::api::Done, vault, allowed, [Checkins, Today], checkins::mood::api::restore;
    "checkins.moods": vault::api::Nothing => checkins::mood::wire::CheckinMoods, vault, allowed, [], checkins::mood::api::moods;

    // journal
    "journal.draft": journal::wire::JournalDraft => journal::wire::JournalSaved, vault, allowed, [Journal], journal::draft::api::draft;
    "journal.keep": journal::wire::JournalOne => journal::wire::JournalEntry, vault, allowed, [Journal, Today], journal::api::keep;
    "journal.list": journal::shelf::wire::JournalList => journal::shelf::wire::JournalPage, vault, allowed, [], journal::shelf::api::list;
    "journal.blocks": vault::api::Nothing => journal::shelf::wire::JournalBlocks, vault, allowed, [], journal::shelf::api::blocks;
    "journal.read": journal::wire::JournalOne => journal::wire::JournalLeaf, vault, allowed, [], journal::api::read;
    "journal.drafts": vault::api::Nothing => Vec<journal::wire::JournalEntry>, vault, allowed, [], journal::draft::api::drafts;
    "journal.remove": journal::wire::JournalOne => vault::api::Done, vault, refused, [Journal, Today], journal::api::remove;
    "journal.revisions": journal::wire::JournalOne => journal::revisions::api::JournalRevisions, vault, allowed, [], journal::revisions::api::read;
    "journal.compare": journal::revisions::api::JournalWhich => journal::revisions::api::JournalCompared, vault, allowed, [], journal::revisions::api::compare;
    "journal.bringBack": journal::revisions::api::JournalWhich => vault::api::Done, vault, refused, [Journal], journal::revisions::api::bring_back;
    "journal.setTags": journal::marks::api::SetTags => vault::api::Done, vault, allowed, [Journal], journal::marks::api::set_tags;
    "journal.favour": journal::marks::api::SetFavourite => vault::api::Done, vault, allowed, [Journal], journal::marks::api::favour;
    "journal.tags": vault::api::Nothing => Vec<journal::marks::api::JournalTag>, vault, allowed, [], journal::marks::api::tags;
    "journal.month": journal::calendar::api::WhichMonth => journal::calendar::api::JournalMonth, vault, allowed, [], journal::calendar::api::month;
    "journal.habits": vault::api::Nothing => journal::markdown::api::JournalHabits, vault, allowed, [], journal::markdown::api::habits;
    "journal.setHabits": journal::markdown::api::JournalHabits => journal::markdown::api::JournalHabits, vault, refused, [Settings], journal::markdown::api::set_habits;
    "journal.draw": journal::markdown::api::JournalDrawn => journal::markdown::api::JournalDrawing, vault, allowed, [], journal::markdown::api::draw;
    "journal.search": journal::search::api::JournalSearch => journal::search::api::JournalFound, vault, allowed, [], journal::search::api::search;
    "journal.bin": vault::api::Nothing => journal::bin::api::JournalBin, vault, allowed, [], journal::bin::api::read;
    "journal.clear": journal::wire::JournalOne => journal::bin::api::JournalBin, vault, refused, [Journal], journal::bin::api::clear;
    "journal.pickPictures": journal::picture::wire::JournalPick => journal::picture::wire::JournalPicking, nothing, allowed, [Jobs], journal::picture::api::pick;
    "journal.pictures": journal::wire::JournalOne => Vec<journal::picture::wire::JournalPicture>, vault, allowed, [], journal::picture::api::pictures;
    "journal.describePicture": journal::picture::wire::JournalDescribe => vault::api::Done, vault, allowed, [Journal], journal::picture::api::describe;
    "journal.removePicture": journal::wire::JournalOne => vault::api::Done, vault, refused, [Journal], journal::picture::api::remove;
    "journal.restorePicture": journal::wire::JournalOne => vault::api::Done, vault, allowed, [Journal], journal::picture::api::restore;
    "journal.clearPicture": journal::wire::JournalOne => journal::bin::api::JournalBin, vault, refused, [Journal], journal::picture::api::clear;
    "journal.look": journal::files::wire::JournalLook => journal::files::wire::JournalFilesJob, vault, refused, [Jobs], journal::files::api::look;
    "journal.arrival": vault::api::Nothing => Option<journal::files::wire::JournalArrival>, vault, allowed, [], journal::files::api::arrival;
    "journal.leaveArrival": vault::api::Nothing => vault::api::Done, vault, allowed, [Journal], journal::files::api::leave;
    "journal.bring": journal::files::wire::WhichImport => journal::files::wire::JournalFilesJob, vault, refused, [Jobs], journal::files::api::take;
    "journal.imports": vault::api::Nothing => Vec<journal::files::wire::JournalImport>, vault, allowed, [], journal::files::api::imports;
    "journal.takeOutAgain": journal::files::wire::WhichImport => journal::files::wire::JournalFilesJob, vault, refused, [Jobs], journal::files::api::take_out_again;
    "journal.takeOut": journal::files::wire::JournalTakeOut => journal::files::wire::JournalFilesJob, vault, refused, [Jobs], journal::files::api::take_out;
    "journal.restore": journal::wire::JournalOne => vault::api::Done, vault, allowed, [Journal, Today], journal::api::restore;

    // voice notes; recording works on the lock screen too, into the sealed letterbox
    "voice.begin": journal::voice::wire::VoiceBegin => journal::voice::wire::VoiceState, nothing, allowed, [], journal::voice::api::begin;
    "voice.state": vault::api::Nothing => journal::voice::wire::VoiceState, nothing, allowed, [], journal::voice::api::state;
    "voice.pause": vault::api::Nothing => journal::voice::wire::VoiceState, nothing, allowed, [], journal::voice::api::pause;
    "voice.resume": vault::api::Nothing => journal::voice::wire::VoiceState, nothing, allowed, [], journal::voice::api::resume;
    "voice.finish": vault::api::Nothing => journal::voice::wire::VoiceState, nothing, allowed, [Journal, Today], journal::voice::api::finish;
    "voice.play": journal::voice::wire::VoicePlay => journal::voice::wire::VoicePlaying, vault, allowed, [], journal::voice::api::play;
    "voice.stop": vault::api::Nothing => journal::voice::wire::VoicePlaying, vault, allowed, [], journal::voice::api::stop;
    "voice.playing": vault::api::Nothing => journal::voice::wire::VoicePlaying, vault, allowed, [], journal::voice::api::playing;

    // boosters
    "boosters.read": vault::api::Nothing => boosters::api::BoosterDates, vault, allowed, [], boosters::api::read;
    "boosters.setAll": boosters::api::BoostersSet => boosters::api::BoosterDates, vault, allowed, [Course, Prep, Boosters, Reminders, Today], boosters::api::set_all;
    "boosters.book": boosters::booking::api::BookBooster => boosters::api::BoosterDates, vault, allowed, [Boosters, Reminders, Today], boosters::booking::api::book;
    "boosters.rule": vault::api::Nothing => boosters::rule::api::OwnRuleView, vault, allowed, [], boosters::rule::api::read;
    "boosters.setRule": boosters::rule::api::SetOwnRule => boosters::rule::api::OwnRuleView, vault, refused, [Boosters, Reminders, Today], boosters::rule::api::set;
    "boosters.removeRule": vault::api::Nothing => boosters::rule::api::OwnRuleView, vault, refused, [Boosters, Reminders, Today], boosters::rule::api::remove;
    "boosters.restoreRule": vault::api::Nothing => boosters::rule::api::OwnRuleView, vault, allowed, [Boosters, Reminders, Today], boosters::rule::api::restore;
    "boosters.putRuleAway": vault::api::Nothing => boosters::rule::api::OwnRuleView, vault, allowed, [Boosters, Reminders, Today], boosters::rule::api::put_away;
    "boosters.set": boosters::api::BoosterSet => boosters::api::BoosterDates, vault, allowed, [Course, Prep, Boosters, Reminders, Today], boosters::api::set;

    // support
    "support.lines": vault::api::Nothing => support::api::SupportLines, nothing, allowed, [], support::api::lines;
    "support.mine": vault::api::Nothing => support::wire::SupportOwn, vault, allowed, [], support::api::mine;
    "support.keep": support::mine::api::SupportKeep => support::wire::SupportOwn, vault, allowed, [Support], support::mine::api::keep;
    "support.remove": support::mine::api::WhichContact => support::wire::SupportOwn, vault, refused, [Support], support::mine::api::remove;
    "support.restore": support::mine::api::WhichContact => support::wire::SupportOwn, vault, allowed, [Support], support::mine::api::restore;
    "support.show": support::api::SupportShow => support::wire::SupportOwn, vault, refused, [Support], support::api::show;
    "support.write": support::plan::api::SupportWrite => vault::api::Done, vault, allowed, [Support], support::plan::api::write;
    "support.sheet": vault::api::Nothing => paper::sheet::Sheet, vault, allowed, [], support::plan::api::sheet;
    "support.save": vault::api::Nothing => support::print::SheetSaving, vault, refused, [Jobs], support::plan::api::save;
    "companion.read": support::companion::api::WhichCompanion => paper::sheet::Sheet, vault, allowed, [], support::companion::api::read;
    "companion.save": support::companion::api::WhichCompanion => support::print::SheetSaving, vault, refused, [], support::companion::api::save;

    // share
    "share.recipients": vault::api::Nothing => Vec<share::wire::ShareRecipient>, vault, allowed, [], share::api::recipients;
    "share.addRecipient": share::wire::ShareNewRecipient => share::wire::ShareRecipient, vault, refused, [Share], share::api::add_recipient;
    "share.choices": vault::api::Nothing => share::wire::ShareChoices, vault, allowed, [], share::api::choices;
    "share.states": share::wire::ShareWhich => Vec<share::wire::ShareState>, vault, allowed, [], share::api::states;
    "share.tick": share::wire::ShareTick => vault::api::Done, vault, refused, [Share, Journal], share::api::tick;
    "share.talk": vault::api::Nothing => share::talk::api::ShareTalk, vault, allowed, [], share::talk::api::talk;
    "share.setTalk": share::talk::api::ShareSetTalk => share::talk::api::ShareTalk, vault, allowed, [Share], share::talk::api::set_talk;
    "share.moods": vault::api::Nothing => share::moods::api::ShareMoods, vault, allowed, [], share::moods::api::moods;
    "share.setMoods": share::moods::api::ShareSetMoods => share::moods::api::ShareMoods, vault, refused, [Share], share::moods::api::set_moods;
    "share.preview": share::wire::SharePreviewAsk => share::wire::ShareStarted, vault, refused, [Jobs], share::api::start_preview;
    "share.previewed": share::wire::SharePreviewOne => share::wire::SharePreview, vault, allowed, [], share::api::previewed;
    "share.save": share::wire::ShareSave => share::wire::ShareStarted, vault, refused, [Jobs], share::api::start_save;
    "share.held": vault::api::Nothing => share::hold::ShareHeld, vault, allowed, [], share::hold::held;
    "share.hold": share::hold::HoldShare => share::hold::ShareHeld, vault, allowed, [Share], share::hold::hold;
    "share.people": vault::api::Nothing => share::pairing::wire::SharePeople, vault, allowed, [], share::pairing::api::people;
    "share.renewedRead": vault::api::Nothing => share::pairing::wire::SharePeople, vault, allowed, [Share], share::epoch::told::read;
    "share.readCard": share::pairing::wire::ShareReadCard => share::pairing::wire::ShareCard, nothing, refused, [], share::pairing::api::read_card;
    "share.importCard": share::pairing::wire::ShareImportCard => share::pairing::wire::SharePeople, nothing, refused, [Share], share::pairing::api::import;
    "share.safety": share::pairing::wire::ShareSafetyAsk => share::pairing::wire::ShareSafety, vault, refused, [], share::pairing::api::safety;
    "share.confirmWords": share::pairing::wire::ShareConfirmWords => share::pairing::wire::SharePeople, nothing, refused, [Share], share::pairing::api::confirm;
    "share.cancelPair": share::pairing::wire::SharePair => share::pairing::wire::SharePeople, vault, allowed, [Share, Journal], share::pairing::api::cancel_pair;
    "share.revoke": share::pairing::wire::ShareRevoke => share::pairing::wire::SharePeople, nothing, refused, [Share, Journal], share::pairing::api::revoke;
    "share.drops": vault::api::Nothing => Vec<share::drop::wire::ShareDrop>, open, allowed, [], share::drop::api::read;
    "share.setDrop": share::drop::wire::ShareSetDrop => share::drop::wire::ShareDrop, nothing, refused, [Share], share::drop::api::set;
    "share.probeDrop": share::drop::wire::ShareWhichDrop => share::drop::wire::ShareDrop, open, refused, [Share], share::drop::api::probe;
    "share.rules": share::pairing::wire::SharePair => share::rules::wire::ShareRules, vault, allowed, [], share::rules::api::read;
    "share.setRule": share::rules::wire::ShareSetRule => share::rules::wire::ShareRules, vault, refused, [Share], share::rules::api::set;
    "share.send": share::outbox::wire::ShareSend => share::outbox::wire::ShareOutbox, vault, refused, [Share, Journal, Today], share::outbox::api::send;
    "share.cancelSend": share::outbox::wire::ShareWhichPackage => share::outbox::wire::ShareOutbox, vault, allowed, [Share, Journal], share::outbox::api::cancel_send;
    "share.withdraw": share::outbox::wire::ShareWithdraw => share::outbox::wire::ShareWithdrawn, vault, refused, [Share, Journal], share::outbox::api::withdraw;
    "share.outbox": vault::api::Nothing => share::outbox::wire::ShareOutbox, vault, allowed, [], share::outbox::api::read;
    "share.openings": vault::api::Nothing => share::openings::api::ShareOpenings, vault, allowed, [], share::openings::api::read;
    "share.ledger": vault::api::Nothing => Vec<share::wire::ShareLedgerRow>, vault, allowed, [], share::api::ledger;

    // reminders
    "reminders.due": vault::api::Nothing => reminders::delivery::api::RemindersDue, nothing, allowed, [], reminders::delivery::api::due;
    "reminders.oneshot": vault::api::Nothing => reminders::delivery::api::RemindersDue, nothing, allowed, [], reminders::delivery::api::oneshot;
    "reminders.next": vault::api::Nothing => reminders::delivery::api::RemindersNext, nothing, allowed, [], reminders::delivery::api::next;
    "reminders.shown": reminders::delivery::api::RemindersIds => vault::api::Done, nothing, allowed, [Reminders, Today], reminders::delivery::api::shown;
    "reminders.act": reminders::delivery::api::RemindersAct => vault::api::Done, nothing, allowed, [Reminders, Today], reminders::delivery::api::act;
    "reminders.place": reminders::delivery::api::RemindersIds => reminders::api::RemindersPlace, nothing, allowed, [], reminders::api::place;
    "reminders.list": vault::api::Nothing => reminders::api::RemindersWaiting, vault, allowed, [], reminders::api::list;
    "reminders.settings": vault::api::Nothing => reminders::settings::api::ReminderSettings, vault, allowed, [], reminders::settings::api::read;
    "reminders.set": reminders::settings::api::SetReminders => reminders::settings::api::ReminderSettings, vault, refused, [Reminders, Settings], reminders::settings::api::set;
    "reminders.ahead": vault::api::Nothing => Vec<reminders::ahead::api::RemindersDay>, vault, allowed, [], reminders::ahead::api::read;
    "reminders.calendar": vault::api::Nothing => reminders::calendar::api::ReminderCalendar, vault, allowed, [], reminders::calendar::api::read;
    "reminders.saveCalendar": reminders::calendar::api::SaveCalendar => reminders::calendar::api::CalendarSaving, vault, refused, [Reminders], reminders::calendar::api::save;
    "reminders.followCalendar": reminders::calendar::api::FollowCalendar => reminders::calendar::api::ReminderCalendar, vault, refused, [Reminders], reminders::calendar::api::follow;
    "reminders.paused": vault::api::Nothing => reminders::pause::api::RemindersPaused, vault, allowed, [], reminders::pause::api::paused;
    "reminders.pause": reminders::pause::api::PauseReminders => reminders::pause::api::RemindersPaused, vault, allowed, [Reminders, Today], reminders::pause::api::pause;
    "reminders.opened": vault::api::Nothing => vault::api::Done, vault, allowed, [Reminders], reminders::api::opened;
    "reminders.putAway": reminders::delivery::api::RemindersIds => vault::api::Done, vault, allowed, [Reminders, Today], reminders::api::put_away;

    // trends
    "trends.read": vault::api::Nothing => trends::wire::TrendsPage, vault, allowed, [], trends::api::read;
    "trends.save": trends::api::TrendsSave => trends::api::TrendsSaving, vault, refused, [], trends::api::save;

    // today
    "today.clock": vault::api::Nothing => today::wire::TodayClock, vault, allowed, [], today::api::clock;
    "today.read": vault::api::Nothing => today::wire::TodayPage, vault, allowed, [], today::api::read;

    // practice: the therapist's side
    "practice.state": vault::api::Nothing => practice::own::wire::PracticeState, practice, allowed, [], practice::own::api::state;
    "practice.begin": practice::own::wire::PracticeBegin => practice::own::wire::PracticeBegun, practice, allowed, [Practice], practice::own::api::begin;
    "practice.card": vault::api::Nothing => practice::own::wire::PracticeCard, practice, allowed, [], practice::own::api::read;
    "practice.newCard": practice::own::wire::PracticeNewCard => practice::own::wire::PracticeCard, practice, allowed, [Practice], practice::own::api::new_card;
    "practice.newKeys": practice::own::wire::PracticeNewKeys => practice::own::wire::PracticeBegun, nothing, refused, [Practice], practice::own::renew::new_keys;
    "practice.saveCard": vault::api::Nothing => practice::own::wire::PracticeSaving, practice, allowed, [], practice::own::api::save_card;
    "practice.hellos": vault::api::Nothing => Vec<practice::pairs::wire::PracticeHello>, practice, allowed, [], practice::pairs::api::hellos;
    "practice.words": practice::reader::wire::PracticeWhich => practice::pairs::wire::PracticeWords, practice, allowed, [], practice::pairs::api::words;
    "practice.accept": practice::reader::wire::PracticeWhich => vault::api::Done, practice, allowed, [Practice], practice::pairs::api::accept;
    "practice.refuse": practice::reader::wire::PracticeWhich => vault::api::Done, practice, allowed, [Practice], practice::pairs::api::refuse;
    "practice.patients": vault::api::Nothing => Vec<practice::pairs::wire::PracticeListed>, practice, allowed, [], practice::pairs::api::patients;
    "practice.look": vault::api::Nothing => vault::api::Done, practice, allowed, [Practice], practice::pairs::api::look;
    "practice.patient": practice::reader::wire::PracticeWhich => practice::reader::wire::PracticePatient, practice, allowed, [], practice::reader::api::read;
    "practice.opened": practice::reader::wire::PracticeWhich => vault::api::Done, practice, allowed, [Practice], practice::reader::api::opened;
    "practice.savePdf": practice::reader::wire::PracticeSave => practice::own::wire::PracticeSaving, practice, allowed, [], practice::reader::api::save_pdf;
    "practice.saveFile": practice::reader::wire::PracticeSaveFile => practice::own::wire::PracticeSaving, practice, allowed, [], practice::reader::api::save_file;
    "practice.saveKey": practice::leave::wire::PracticeSaveKey => practice::own::wire::PracticeSaving, practice, allowed, [], practice::leave::api::save_key;
    "practice.saveSealed": practice::reader::wire::PracticeSave => practice::own::wire::PracticeSaving, practice, allowed, [], practice::leave::api::save_sealed;
    "practice.saveAll": vault::api::Nothing => practice::own::wire::PracticeSaving, practice, allowed, [], practice::leave::api::save_all;
    "practice.saveFhir": practice::reader::wire::PracticeSave => practice::own::wire::PracticeSaving, practice, allowed, [], practice::reader::api::save_fhir;
}
